package io.lamina.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void gathersRowsInTheOrderAskedFor() {
        try (Examples examples = new Examples(3, 2, 1)) {
            examples.setRows(0, 3, new float[] {9f, 1f, 2f, 3f, 4f, 5f, 6f}, 1, new float[] {10f, 20f, 30f}, 0);
            examples.set(1, new float[] {7f, 8f}, 0, new float[] {9f, 21f}, 1);
            float[] inputs = new float[4];
            float[] targets = new float[2];
            examples.gather(new int[] {0, 2, 1}, 1, 2, inputs, targets, null);
            assertThat(inputs).containsExactly(5f, 6f, 7f, 8f);
            assertThat(targets).containsExactly(30f, 21f);
        }
    }

    @Test
    void rowsThatDoNotExistAreRefused() {
        try (Examples examples = new Examples(3, 2, 1)) {
            assertThatThrownBy(() -> examples.set(3, new float[2], 0, new float[1], 0))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("rows 3 … 3 are not among 3 rows");
            assertThatThrownBy(() -> examples.copyInputs(-1, 1, new float[2], 0))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThatThrownBy(() -> new Examples(0, 2, 1)).hasMessageContaining("got 0 rows");
    }
}
