package io.lamina.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AcrossFoldsTest {
    @Test
    void meanAndSampleDeviationAreThoseOfTheDefinition() {
        AcrossFolds scores = AcrossFolds.of(List.of(0.9, 0.8, 1.0, 0.7, 0.6));
        assertThat(Objects.requireNonNull(scores.mean())).isCloseTo(0.8, within(1e-15));
        assertThat(Objects.requireNonNull(scores.standardDeviation())).isCloseTo(Math.sqrt(0.1 / 4), within(1e-15));
        assertThat(scores.folds()).isEqualTo(5);
    }

    @Test
    void foldsWithoutAValueAreLeftOutAndCounted() {
        assertThat(AcrossFolds.of(Arrays.asList(null, 0.5, null))).isEqualTo(new AcrossFolds(0.5, null, 1));
        assertThat(AcrossFolds.of(Arrays.asList(null, null))).isEqualTo(new AcrossFolds(null, null, 0));
    }

    @Test
    void whatLeavesTheRangeOfADoubleIsNull() {
        AcrossFolds scores = AcrossFolds.of(List.of(1e308, 1e308, -1e308));
        assertThat(scores.mean()).isNotNull();
        assertThat(scores.standardDeviation()).isNull();
    }
}
