package io.lamina.service.idempotency;

/** Whoever throws this was away for longer than its lease, and another has taken the request over: nothing may be committed. */
final class ClaimLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClaimLostException() {
        super("another has taken the request over", null, false, false);
    }
}
