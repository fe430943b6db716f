package io.lamina.service.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns the refusal to start into a few readable lines instead of a stack trace. */
final class UnsafeConfigurationAnalyzer extends AbstractFailureAnalyzer<UnsafeConfigurationException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsafeConfigurationException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set LAMINA_API_KEYS=name:key (for example with a key from: openssl rand -hex 16), or"
                        + " LAMINA_ALLOW_ANONYMOUS=true if everyone who can reach the address may train, predict and delete,"
                        + " or leave SERVER_ADDRESS at 127.0.0.1.",
                cause);
    }
}
