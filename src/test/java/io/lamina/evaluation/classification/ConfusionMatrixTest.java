package io.lamina.evaluation.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    private final ConfusionMatrix matrix =
            new ConfusionMatrix(List.of("a", "b"), List.of(List.of(5L, 2L), List.of(1L, 4L)));

    @Test
    void rowsAreActualAndColumnsPredicted() {
        assertThat(matrix.count(0, 1)).isEqualTo(2);
        assertThat(matrix.actualCount(0)).isEqualTo(7);
        assertThat(matrix.predictedCount(0)).isEqualTo(6);
    }

    @Test
    void laterChangesOfTheListsChangeNothing() {
        List<Long> row = new ArrayList<>(List.of(5L, 2L));
        ConfusionMatrix copied = new ConfusionMatrix(List.of("a", "b"), List.of(row, List.of(1L, 4L)));

        row.set(0, 99L);

        assertThat(copied).isEqualTo(matrix);
    }

    @Test
    void countsThatAreNotSquareAreRefused() {
        assertThatThrownBy(() -> new ConfusionMatrix(List.of("a", "b"), List.of(List.of(1L, 2L))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("counts must be 2 × 2");
        assertThatThrownBy(() -> new ConfusionMatrix(List.of("a", "b"), List.of(List.of(1L, 2L), List.of(1L))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
