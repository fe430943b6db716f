package io.lamina.service.idempotency;

import org.jspecify.annotations.Nullable;

/** Ends a request that was carried out before: its answer is the first one. */
final class ReplayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable String location;
    private final String body;

    ReplayException(int status, @Nullable String location, String body) {
        super("carried out before", null, false, false);
        this.status = status;
        this.location = location;
        this.body = body;
    }

    int status() {
        return status;
    }

    @Nullable
    String location() {
        return location;
    }

    /** The JSON, as it was sent the first time. */
    String body() {
        return body;
    }
}
