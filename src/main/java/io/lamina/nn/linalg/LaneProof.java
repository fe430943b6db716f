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
        float[] expected = new float[units];
        new RowChain(weights).run(row.values(), 0, 1, new float[units], expected);
        float[] lanes = new LaneProduct(weights, shape.rows).run(rows, 0, shape.rows);
        float[] answers = new float[shape.rows - 2 * RowProduct.EDGE];
        for (int unit = 0; unit < units; unit++) {
            Arrays.fill(answers, expected[unit]);
            int from = unit * shape.rows + RowProduct.EDGE;
            if (!Arrays.equals(answers, 0, answers.length, lanes, from, from + answers.length)) {
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
