package io.lamina.service.role;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns the refusal to start into two readable lines instead of a stack trace. */
final class UnsuitableRoleAnalyzer extends AbstractFailureAnalyzer<UnsuitableRoleException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsuitableRoleException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.advice(), cause);
    }
}
