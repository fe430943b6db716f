package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.service.problem.ProblemType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrialEndsTest {
    private static List<Boolean> areOfTheTrial(ProblemType... types) {
        return Stream.of(types)
                .map(type -> TrialEnds.isOfTheTrial(type.because("why").problem("/")))
                .toList();
    }

    @Test
    void aFaultOfTheServiceOrTheClockIsNotTheTrialsOwn() {
        assertThat(areOfTheTrial(ProblemType.INVALID_REQUEST, ProblemType.DIVERGED)).containsOnly(true);
        assertThat(areOfTheTrial(ProblemType.INTERNAL, ProblemType.UNAVAILABLE, ProblemType.OUT_OF_TIME))
                .containsOnly(false);
    }
}
