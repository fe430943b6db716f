package io.lamina.nn.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FlatVectorTest {
    @Test
    void startsWithZerosAndKeepsWhatIsWritten() {
        try (FlatVector vector = new FlatVector(10)) {
            vector.write(3, new float[] {9f, 1f, 2f, 9f}, 1, 2);
            float[] read = new float[11];
            vector.read(0, read, 1, 10);
            assertThat(read).containsExactly(0f, 0f, 0f, 0f, 1f, 2f, 0f, 0f, 0f, 0f, 0f);
        }
    }

    @Test
    void aMatrixViewsTheVector() {
        try (FlatVector vector = new FlatVector(10)) {
            vector.matrix(2, 2, 3).copyFrom(new float[] {1f, 2f, 3f, 4f, 5f, 6f}, 0);
            float[] read = new float[2];
            vector.read(6, read, 0, 2);
            assertThat(read).containsExactly(5f, 6f);
        }
    }

    @Test
    void whatLiesOutsideIsRefused() {
        try (FlatVector vector = new FlatVector(10)) {
            assertThatThrownBy(() -> vector.matrix(5, 2, 3)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> vector.read(9, new float[2], 0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> vector.write(-1, new float[2], 0, 1))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThatThrownBy(() -> new FlatVector(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void afterCloseNothingReadsFreedMemory() {
        FlatVector vector = new FlatVector(10);
        Matrix view = vector.matrix(0, 2, 5);
        vector.close();
        vector.close();
        assertThatThrownBy(() -> vector.read(0, new float[1], 0, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> view.copyTo(new float[10], 0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Products.addProduct(Buffer.allocate(1, 2), view, Buffer.allocate(1, 5), 1))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRowIsRepeated() {
        Buffer target = Buffer.allocate(6, 2);
        Matrix.of(new float[] {7f, 1f, 2f}, 1, 1, 2).repeatInto(target, 5);
        assertThat(target.values()).containsExactly(1f, 2f, 1f, 2f, 1f, 2f, 1f, 2f, 1f, 2f, 0f, 0f);
    }
}
