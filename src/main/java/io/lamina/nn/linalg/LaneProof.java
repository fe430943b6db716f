package io.lamina.nn.linalg;

import io.lamina.nn.linalg.RandomStream.Purpose;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Finds out whether {@link LaneProduct} gives the bits of {@link RowChain} for a shape on this processor: equal rows must get equal bits in
 * every lane but those at the edges, and the chain's. Which instructions a kernel runs depends on shapes, never on values. Thread-safe.
 */
final class LaneProof {
    private static final ConcurrentMap<Shape, Boolean> PROVED = new ConcurrentHashMap<>();

    private LaneProof() {}

    static boolean holds(int inputs, int units, int rows) {
        return PROVED.computeIfAbsent(new Shape(inputs, units, rows), LaneProof::examine);
    }

    private static boolean examine(Shape shape) {
        int units = shape.units;
        Buffer weights = numbers(shape.inputs, units, 0);
        Buffer row = numbers(1, shape.inputs, 1);
        Buffer rows = Buffer.allocate(shape.rows, shape.inputs);
        row.repeatInto(rows, shape.rows);
        float[] bias = numbers(1, units, 2).values();
        float[] expected = new float[units];
        new RowChain(weights).run(row.values(), 0, 1, bias, expected);
        Buffer answers = Buffer.allocate(shape.rows, units);
        new LaneProduct(weights, shape.rows).run(rows, 0, shape.rows, bias, answers);
        for (int i = RowProduct.EDGE; i < shape.rows - RowProduct.EDGE; i++) {
            if (!Arrays.equals(expected, 0, units, answers.values(), i * units, (i + 1) * units)) {
                return false;
            }
        }
        return true;
    }

    private static Buffer numbers(int rows, int columns, int stream) {
        RandomStream random = RandomStream.of(1, Purpose.INITIALIZATION, stream);
        Buffer numbers = Buffer.allocate(rows, columns);
        for (int i = 0; i < numbers.size(); i++) {
            numbers.values()[i] = (float) (random.nextDouble() - 0.5);
        }
        return numbers;
    }

    private record Shape(int inputs, int units, int rows) {}
}
