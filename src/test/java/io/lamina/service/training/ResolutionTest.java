package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.service.problem.ProblemException;
import org.junit.jupiter.api.Test;

class ResolutionTest {
    @Test
    void aTableOfTheTargetAloneIsRefusedInAWholeSentence() {
        assertThatThrownBy(() -> Resolving.resolved("y\na\nb\n", "\"target\": \"y\"", 1))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.errors())
                        .singleElement()
                        .satisfies(error -> {
                            assertThat(error.pointer()).isEqualTo("/features");
                            assertThat(error.detail())
                                    .isEqualTo(
                                            "no feature is left to learn from: the dataset has no column but the target");
                        }));
    }
}
