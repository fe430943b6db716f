package io.lamina.evaluation.regression;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The residuals of rows that are counted again and again with other weights, worked out once for all of them. Not thread-safe. */
final class SharedResiduals {
    private final double[] residuals;
    private int @Nullable [] ascending;

    private SharedResiduals(double[] residuals) {
        this.residuals = residuals;
    }

    static SharedResiduals of(ValuePredictions predictions) {
        return new SharedResiduals(IntStream.range(0, predictions.size() * predictions.outputs())
                .mapToDouble(predictions::residual)
                .toArray());
    }

    double get(int i) {
        return residuals[i];
    }

    /** The {@code rank}-th smallest magnitude, from 0, of residuals that count as often as their weights say. */
    double magnitude(long rank, int[] weights) {
        if (ascending == null) {
            ascending = IntStream.range(0, residuals.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> Math.abs(residuals[i])))
                    .mapToInt(i -> i)
                    .toArray();
        }
        long left = rank;
        int at = 0;
        while (left >= weights[ascending[at]]) {
            left -= weights[ascending[at++]];
        }
        return Math.abs(residuals[ascending[at]]);
    }
}
