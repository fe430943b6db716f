package io.lamina.service;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says in two lines why there is no database at start, in place of nested stack traces. */
final class DatabaseAnalyzer implements FailureAnalyzer {
    /** H2's DATABASE_ALREADY_OPEN_1. */
    private static final int ALREADY_OPEN = 90020;

    /** Classes of SQLSTATE. */
    private static final String NO_CONNECTION = "08";

    private static final String NOT_ALLOWED = "28";
    private static final String NO_SUCH_DATABASE = "3D";

    private static final String OTHERWISE =
            " Without SPRING_DATASOURCE_URL Lamina keeps an embedded database in LAMINA_DATA_DIR.";

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            FailureAnalysis analysis = cause instanceof SQLException sql ? analyze(sql, failure) : null;
            if (analysis != null) {
                return analysis;
            }
        }
        return null;
    }

    private static @Nullable FailureAnalysis analyze(SQLException sql, Throwable failure) {
        if (sql.getErrorCode() == ALREADY_OPEN) {
            return new FailureAnalysis(
                    "The embedded database is in use by another Lamina: its file admits one process.",
                    "Stop the other process, give this one another folder with LAMINA_DATA_DIR, or use PostgreSQL with"
                            + " SPRING_DATASOURCE_URL.",
                    failure);
        }
        String state = String.valueOf(sql.getSQLState());
        if (state.startsWith(NO_CONNECTION)) {
            return new FailureAnalysis(
                    "The database does not answer: " + sql.getMessage(),
                    "Start it, or mend host, port and name in SPRING_DATASOURCE_URL." + OTHERWISE,
                    failure);
        }
        if (state.startsWith(NOT_ALLOWED) || state.startsWith(NO_SUCH_DATABASE)) {
            return new FailureAnalysis(
                    "The database refuses the connection: " + sql.getMessage(),
                    "Mend SPRING_DATASOURCE_USERNAME, SPRING_DATASOURCE_PASSWORD and the name of the database in"
                            + " SPRING_DATASOURCE_URL." + OTHERWISE,
                    failure);
        }
        return null;
    }
}
