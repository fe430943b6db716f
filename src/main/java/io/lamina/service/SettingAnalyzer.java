package io.lamina.service;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says in two lines which of Lamina's own settings cannot be, in place of a stack trace. Their messages begin with their names. */
final class SettingAnalyzer implements FailureAnalyzer {
    private static final String OURS = "lamina.";

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (cause instanceof IllegalArgumentException && message != null && message.startsWith(OURS)) {
                String setting = message.split(" ", 2)[0];
                return new FailureAnalysis(message, "Change " + variable(setting) + ", or leave it out.", failure);
            }
        }
        return null;
    }

    /** The environment variable of a setting: {@code LAMINA_QUEUE_CAPACITY} of {@code lamina.queue-capacity}. */
    private static String variable(String setting) {
        return setting.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
