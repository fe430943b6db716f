package io.lamina.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScoreTest {
    @Test
    void isAFiniteValueOrAReason() {
        assertThat(Score.of(0.5)).isEqualTo(new Score(0.5, null));
        assertThat(Score.of(Double.NaN).value()).isNull();
        assertThat(Score.ratio(1, 0, "no rows")).isEqualTo(new Score(null, "no rows"));
        assertThat(Score.ratio(1, 4, "no rows")).isEqualTo(new Score(0.25, null));
    }

    @Test
    void neitherBothNorNoneNorInfinity() {
        assertThatThrownBy(() -> new Score(0.5, "reason")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Score(null, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Score(Double.POSITIVE_INFINITY, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
