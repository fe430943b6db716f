package io.lamina.service.role;

/** The process cannot be what its configuration says; it refuses to start. */
final class UnsuitableRoleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String advice;

    UnsuitableRoleException(String message, String advice) {
        super(message);
        this.advice = advice;
    }

    /** What to do about it. */
    String advice() {
        return advice;
    }
}
