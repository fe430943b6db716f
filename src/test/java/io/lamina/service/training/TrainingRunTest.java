package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingRunTest {
    @Test
    void rowsThatAreScoredInHasteAreFewAndSpreadOverAll() {
        int[] rows = IntStream.range(100, 110).toArray();
        assertThat(TrainingRun.spread(rows, 4)).containsExactly(100, 102, 105, 107);
        assertThat(TrainingRun.spread(rows, 10)).isEqualTo(rows);
        assertThat(TrainingRun.spread(rows, 100)).isEqualTo(rows);
        int[] many = IntStream.range(0, 2_000_000).toArray();
        assertThat(TrainingRun.spread(many, 1 << 15))
                .hasSize(1 << 15)
                .isSorted()
                .endsWith(1_999_938);
    }
}
