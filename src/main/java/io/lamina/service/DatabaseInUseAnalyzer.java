package io.lamina.service;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says in two lines that the embedded database has another process, in place of three nested stack traces. */
final class DatabaseInUseAnalyzer implements FailureAnalyzer {
    /** H2's DATABASE_ALREADY_OPEN_1. */
    private static final int ALREADY_OPEN = 90020;

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == ALREADY_OPEN) {
                return new FailureAnalysis(
                        "The embedded database is in use by another Lamina: its file admits one process.",
                        "Stop the other process, give this one another folder with LAMINA_DATA_DIR, or use PostgreSQL with"
                                + " SPRING_DATASOURCE_URL.",
                        failure);
            }
        }
        return null;
    }
}
