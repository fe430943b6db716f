package io.lamina.nn.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lamina.nn.linalg.RandomStream.Purpose;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowProductTest {
    private static final int ROWS = 1_100;

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 2", "30, 64", "64, 32", "32, 2", "13, 5", "321, 33", "784, 25", "700, 12", "1283, 7"})
    void aRowsBitsDependOnThatRowAlone(int inputs, int units) {
        Buffer weights = numbers(inputs, units, 0);
        Buffer biases = numbers(1, units, 1);
        Buffer rows = numbers(ROWS, inputs, 2);
        float[] alone = new float[ROWS * units];
        RowProduct one = new RowProduct(weights, biases, 1);
        for (int row = 0; row < ROWS; row++) {
            run(one, rows, row, 1, alone, row);
        }
        for (int batch : new int[] {2, 3, 7, 31, 64, 65, 67, 127, 128, 512, 577, ROWS}) {
            RowProduct many = new RowProduct(weights, biases, batch);
            float[] together = new float[ROWS * units];
            for (int row = 0; row < ROWS; row += batch) {
                run(many, rows, row, Math.min(batch, ROWS - row), together, row);
            }
            assertThat(together).as("batches of %d", batch).isEqualTo(alone);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "30, 64", "784, 25", "1283, 7"})
    void itIsTheDefinition(int inputs, int units) {
        Buffer weights = numbers(inputs, units, 0);
        Buffer biases = numbers(1, units, 1);
        Buffer rows = numbers(100, inputs, 2);
        Buffer answers = Buffer.allocate(100, units);
        new RowProduct(weights, biases, 100).run(rows, 100, answers);
        for (int row = 0; row < 100; row++) {
            for (int unit = 0; unit < units; unit++) {
                double sum = biases.values()[unit];
                double size = Math.abs(sum);
                for (int i = 0; i < inputs; i++) {
                    double product = (double) rows.values()[row * inputs + i] * weights.values()[i * units + unit];
                    sum += product;
                    size += Math.abs(product);
                }
                assertThat((double) answers.values()[row * units + unit]).isCloseTo(sum, within(size * 1e-6));
            }
        }
    }

    @Test
    void theChainIsFusedMultiplyAddsInTheOrderOfTheInputs() {
        Buffer weights = numbers(9, 3, 0);
        Buffer row = numbers(1, 9, 2);
        Buffer answers = Buffer.allocate(1, 3);
        new RowProduct(weights, Buffer.allocate(1, 3), 1).run(row, 1, answers);
        for (int unit = 0; unit < 3; unit++) {
            float sum = 0f;
            for (int i = 0; i < 9; i++) {
                sum = Math.fma(row.values()[i], weights.values()[i * 3 + unit], sum);
            }
            assertThat(answers.values()[unit]).isEqualTo(sum);
        }
    }

    @Test
    void itSeesParametersAsTheyAre() {
        Buffer weights = numbers(2, 1, 0);
        Buffer answers = Buffer.allocate(1, 1);
        RowProduct product = new RowProduct(weights, Buffer.allocate(1, 1), 1);
        Buffer row = numbers(1, 2, 2);
        Arrays.fill(weights.values(), 0f);
        product.run(row, 1, answers);
        assertThat(answers.values()[0]).isZero();
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        RowProduct product = new RowProduct(numbers(3, 2, 0), numbers(1, 2, 1), 4);
        assertThatThrownBy(() -> product.run(numbers(1, 2, 2), 1, Buffer.allocate(1, 2)))
                .hasMessageContaining("inputs must be at least [1, 3]");
        assertThatThrownBy(() -> product.run(numbers(1, 3, 2), 1, Buffer.allocate(1, 3)))
                .hasMessageContaining("outputs must be at least [1, 2]");
        assertThatThrownBy(() -> new RowProduct(numbers(3, 2, 0), numbers(1, 3, 1), 4))
                .hasMessageContaining("need biases of [1, 2]");
    }

    private static void run(RowProduct product, Buffer rows, int row, int count, float[] target, int place) {
        int inputs = rows.columns();
        int units = target.length / ROWS;
        Buffer part = Buffer.allocate(count, inputs);
        System.arraycopy(rows.values(), row * inputs, part.values(), 0, count * inputs);
        Buffer answers = Buffer.allocate(count, units);
        product.run(part, count, answers);
        System.arraycopy(answers.values(), 0, target, place * units, count * units);
    }

    private static Buffer numbers(int rows, int columns, int stream) {
        RandomStream random = RandomStream.of(4, Purpose.INITIALIZATION, stream);
        Buffer buffer = Buffer.allocate(rows, columns);
        for (int i = 0; i < buffer.size(); i++) {
            buffer.values()[i] = (float) random.nextGaussian();
        }
        return buffer;
    }
}
