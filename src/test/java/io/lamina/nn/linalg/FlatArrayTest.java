package io.lamina.nn.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FlatArrayTest {
    @Test
    void keepsWhatIsWritten() {
        FlatArray array = new FlatArray(4);
        array.write(1, new float[] {9f, 1f, 2f}, 1, 2);
        float[] read = new float[3];
        array.read(1, read, 0, 3);
        assertThat(read).containsExactly(1f, 2f, 0f);
    }

    @Test
    void aMatrixViewsTheArray() {
        FlatArray array = new FlatArray(8);
        array.matrix(2, 2, 3).copyFrom(new float[] {1f, 2f, 3f, 4f, 5f, 6f}, 0);
        assertThat(array.values()).containsExactly(0f, 0f, 1f, 2f, 3f, 4f, 5f, 6f);
    }

    @Test
    void travelsToAVectorOffTheHeapAndBack() {
        FlatArray array = new FlatArray(3);
        array.write(0, new float[] {1f, -2f, 3f}, 0, 3);
        try (FlatVector vector = new FlatVector(3)) {
            vector.copyFrom(array);
            FlatArray back = new FlatArray(3);
            back.copyFrom(vector);
            assertThat(back.values()).containsExactly(1f, -2f, 3f);
            assertThatThrownBy(() -> vector.copyFrom(new FlatArray(4)))
                    .hasMessage("vectors of 3 and 4 values cannot be copied");
            assertThatThrownBy(() -> new FlatArray(2).copyFrom(vector))
                    .hasMessage("vectors of 2 and 3 values cannot be copied");
        }
    }

    @Test
    void whatLiesOutsideIsRefused() {
        FlatArray array = new FlatArray(5);
        assertThatThrownBy(() -> array.matrix(1, 1, 5)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> array.read(3, new float[3], 0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new FlatArray(0)).hasMessageContaining("at least one value");
    }
}
