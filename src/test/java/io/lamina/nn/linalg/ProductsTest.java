package io.lamina.nn.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lamina.nn.linalg.RandomStream.Purpose;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProductsTest {
    private final RandomStream random = RandomStream.of(5, Purpose.INITIALIZATION, 0);

    /** Rows, summed dimension, columns. The last three are cut: by rows, by columns, and along the sum. */
    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of(1, 1, 1),
                Arguments.of(1, 30, 64),
                Arguments.of(7, 5, 3),
                Arguments.of(16, 4, 16),
                Arguments.of(33, 17, 65),
                Arguments.of(3000, 300, 160),
                Arguments.of(50, 300, 9100),
                Arguments.of(64, 40_000, 64));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void addProductIsTheDefinition(int rows, int inner, int columns) {
        Buffer a = numbers(rows + 2, inner);
        Buffer b = numbers(inner, columns);
        Buffer c = numbers(rows + 2, columns);
        float[] before = c.values().clone();
        Products.addProduct(a, b, c, rows);
        for (int probe = 0; probe < 100; probe++) {
            int i = random.nextInt(rows);
            int j = random.nextInt(columns);
            double start = before[i * columns + j];
            assertSum(c.values()[i * columns + j], start, a.values(), i * inner, 1, b.values(), j, columns, inner);
        }
        assertThat(c.values()[rows * columns]).isEqualTo(before[rows * columns]);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void productWithTransposedIsTheDefinition(int rows, int inner, int columns) {
        Buffer a = numbers(rows + 2, inner);
        Buffer b = numbers(columns, inner);
        Buffer c = numbers(rows + 2, columns);
        Products.productWithTransposed(a, b, c, rows);
        for (int probe = 0; probe < 100; probe++) {
            int i = random.nextInt(rows);
            int j = random.nextInt(columns);
            assertSum(c.values()[i * columns + j], 0, a.values(), i * inner, 1, b.values(), j * inner, 1, inner);
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void transposedProductIsTheDefinition(int outputs, int rows, int columns) {
        Buffer a = numbers(rows + 2, outputs);
        Buffer b = numbers(rows + 2, columns);
        Buffer c = numbers(outputs, columns);
        Products.transposedProduct(a, b, c, rows);
        for (int probe = 0; probe < 100; probe++) {
            int i = random.nextInt(outputs);
            int j = random.nextInt(columns);
            assertSum(c.values()[i * columns + j], 0, a.values(), i, outputs, b.values(), j, columns, rows);
        }
    }

    @Test
    void offTheHeapGivesTheSameBits() {
        Buffer a = numbers(9, 20);
        Buffer b = numbers(20, 11);
        Buffer onHeap = Buffer.allocate(9, 11);
        Buffer offHeap = Buffer.allocate(9, 11);
        try (FlatVector vector = new FlatVector(3 + 20 * 11)) {
            vector.write(3, b.values(), 0, 20 * 11);
            Products.addProduct(a, b, onHeap, 9);
            Products.addProduct(a, vector.matrix(3, 20, 11), offHeap, 9);
        }
        assertThat(offHeap.values()).isEqualTo(onHeap.values());
    }

    @Test
    void shapesThatDoNotFitAreRefusedBeforeNativeCodeSeesThem() {
        Buffer a = numbers(4, 5);
        Buffer b = numbers(6, 3);
        Buffer c = numbers(4, 3);
        assertThatThrownBy(() -> Products.addProduct(a, b, c, 4)).hasMessage("a must be at least [4, 6], got [4, 5]");
        assertThatThrownBy(() -> Products.addProduct(numbers(4, 6), b, c, 5)).hasMessageContaining("at least [5, 6]");
        assertThatThrownBy(() -> Products.addProduct(numbers(4, 6), b, numbers(4, 2), 4))
                .hasMessageContaining("c must");
        assertThatThrownBy(() -> Products.addProduct(numbers(4, 6), b, c, 0)).hasMessageContaining("at least [1, 6]");
        assertThatThrownBy(() -> Products.productWithTransposed(a, b, c, 4)).hasMessageContaining("a must");
        assertThatThrownBy(() -> Products.transposedProduct(a, b, numbers(5, 3), 5))
                .hasMessageContaining("a must");
    }

    private static void assertSum(
            float actual, double start, float[] a, int fromA, int stepA, float[] b, int fromB, int stepB, int count) {
        double sum = start;
        double size = Math.abs(start);
        for (int k = 0; k < count; k++) {
            double product = (double) a[fromA + k * stepA] * b[fromB + k * stepB];
            sum += product;
            size += Math.abs(product);
        }
        assertThat((double) actual).isCloseTo(sum, within(size * 1e-6));
    }

    private Buffer numbers(int rows, int columns) {
        Buffer buffer = Buffer.allocate(rows, columns);
        for (int i = 0; i < buffer.size(); i++) {
            buffer.values()[i] = (float) (random.nextDouble() - 0.5);
        }
        return buffer;
    }
}
