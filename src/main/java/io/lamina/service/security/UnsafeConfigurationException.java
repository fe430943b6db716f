package io.lamina.service.security;

/** The configuration would expose Lamina to people who were not meant to reach it; it refuses to start. */
final class UnsafeConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsafeConfigurationException(String message) {
        super(message);
    }
}
