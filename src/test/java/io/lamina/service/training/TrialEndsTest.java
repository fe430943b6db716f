package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.service.problem.ProblemType;
import org.junit.jupiter.api.Test;

class TrialEndsTest {
    private static boolean isOfTheTrial(ProblemType type) {
        return TrialEnds.isOfTheTrial(type.because("why").problem("/"));
    }

    @Test
    void aFaultOfTheServiceTheClockOrTheMachineIsNotTheTrialsOwn() {
        assertThat(isOfTheTrial(ProblemType.INVALID_REQUEST)).isTrue();
        assertThat(isOfTheTrial(ProblemType.DIVERGED)).isTrue();
        assertThat(isOfTheTrial(ProblemType.INTERNAL)).isFalse();
        assertThat(isOfTheTrial(ProblemType.UNAVAILABLE)).isFalse();
        assertThat(isOfTheTrial(ProblemType.OUT_OF_TIME)).isFalse();
        assertThat(isOfTheTrial(ProblemType.OUT_OF_MEMORY)).isFalse();
    }
}
