package io.lamina.service.idempotency;

/** Whoever throws this was away for longer than its lease, and another has taken the request over: nothing may be committed. */
final class ClaimLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClaimLost() {
        super("another has taken the request over", null, false, false);
    }
}
