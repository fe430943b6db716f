package io.lamina.evaluation.regression;

import io.lamina.evaluation.metric.Predictions;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * True values beside predicted ones, one or several a row; checked once, read by every metric. Immutable as long as the caller leaves
 * the arrays alone: they may be large and are not copied. {@link #weighted} keeps what resamples share, so it is for one thread.
 */
public final class ValuePredictions implements Predictions<ValuePredictions> {
    private final IntToDoubleFunction actual;
    private final IntToDoubleFunction predicted;
    private final int rows;
    private final int outputs;
    private final int @Nullable [] weights;
    private final long weightedRows;
    private @Nullable SharedResiduals shared;

    /**
     * One value a row.
     *
     * @param actual [rows], the true values, in the target's unit
     * @param predicted [rows], the predicted values
     * @throws IllegalArgumentException if there are no rows, the sizes differ, or a value is NaN or infinite
     */
    public ValuePredictions(double[] actual, double[] predicted) {
        this(row -> actual[row], row -> predicted[row], actual.length, 1, null);
        if (predicted.length != rows) {
            throw new IllegalArgumentException(
                    "predicted must have %d rows like actual, got %d".formatted(rows, predicted.length));
        }
        requireFinite();
    }

    private ValuePredictions(
            IntToDoubleFunction actual,
            IntToDoubleFunction predicted,
            int rows,
            int outputs,
            int @Nullable [] weights) {
        if (rows == 0) {
            throw new IllegalArgumentException("actual must have at least one row: no rows have no score");
        }
        this.actual = actual;
        this.predicted = predicted;
        this.rows = rows;
        this.outputs = outputs;
        this.weights = weights;
        this.weightedRows =
                weights == null ? rows : Arrays.stream(weights).asLongStream().sum();
    }

    /**
     * Several values a row, in units in which they may be averaged.
     *
     * @param actual [rows, outputs] in row-major order, the true values
     * @param predicted [rows, outputs], the predicted values; both may be longer than is read
     * @throws IllegalArgumentException if there are no rows, an array is too short, or a value is NaN or infinite
     */
    public static ValuePredictions ofOutputs(float[] actual, float[] predicted, int rows, int outputs) {
        long values = (long) rows * outputs;
        if (outputs < 1 || values > actual.length || values > predicted.length) {
            throw new IllegalArgumentException("%d rows of %d outputs do not fit arrays of %d and %d"
                    .formatted(rows, outputs, actual.length, predicted.length));
        }
        ValuePredictions predictions = new ValuePredictions(i -> actual[i], i -> predicted[i], rows, outputs, null);
        predictions.requireFinite();
        return predictions;
    }

    /**
     * Several values a row, in double precision.
     *
     * @param actual [rows, outputs] in row-major order, the true values
     * @param predicted [rows, outputs], the predicted values
     * @throws IllegalArgumentException if there are no rows, the sizes do not fit each other, or a value is NaN or infinite
     */
    public static ValuePredictions ofOutputs(double[] actual, double[] predicted, int outputs) {
        if (outputs < 1 || actual.length % outputs != 0 || predicted.length != actual.length) {
            throw new IllegalArgumentException("rows of %d outputs do not fit arrays of %d and %d"
                    .formatted(outputs, actual.length, predicted.length));
        }
        ValuePredictions predictions =
                new ValuePredictions(i -> actual[i], i -> predicted[i], actual.length / outputs, outputs, null);
        predictions.requireFinite();
        return predictions;
    }

    private void requireFinite() {
        requireFinite("actual", actual);
        requireFinite("predicted", predicted);
    }

    private void requireFinite(String name, IntToDoubleFunction values) {
        for (int i = 0; i < rows * outputs; i++) {
            double value = values.applyAsDouble(i);
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("%s[%d] must be finite, got %s".formatted(name, i, value));
            }
        }
    }

    @Override
    public int size() {
        return rows;
    }

    @Override
    public int width() {
        return outputs;
    }

    @Override
    public ValuePredictions take(int[] some) {
        // Copied, for they are read again and again.
        double[] someActual = new double[some.length * outputs];
        double[] somePredicted = new double[some.length * outputs];
        int[] someWeights = new int[some.length];
        for (int i = 0; i < some.length; i++) {
            someWeights[i] = weight(some[i]);
            for (int output = 0; output < outputs; output++) {
                someActual[i * outputs + output] = actual(some[i] * outputs + output);
                somePredicted[i * outputs + output] = predicted(some[i] * outputs + output);
            }
        }
        return new ValuePredictions(i -> someActual[i], i -> somePredicted[i], some.length, outputs, someWeights);
    }

    @Override
    public ValuePredictions weighted(int[] newWeights) {
        if (shared == null) {
            shared = SharedResiduals.of(this);
        }
        ValuePredictions weighted = new ValuePredictions(actual, predicted, rows, outputs, newWeights);
        weighted.shared = shared;
        return weighted;
    }

    /** How often a row counts. */
    public int weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    /** How many values a row has; metrics are means over all values of all rows. */
    public int outputs() {
        return outputs;
    }

    /** The true value {@code i}, in row-major order. */
    public double actual(int i) {
        return actual.applyAsDouble(i);
    }

    /** The predicted value {@code i}, in row-major order. */
    public double predicted(int i) {
        return predicted.applyAsDouble(i);
    }

    /** {@code y - ŷ} of value {@code i}. */
    public double residual(int i) {
        return shared == null ? actual(i) - predicted(i) : shared.get(i);
    }

    // Each mean has a loop of its own: resamples take thousands of them, and calling a function for each value took
    // most of that.

    /** The mean of {@code y - ŷ} over all values. */
    double meanResidual() {
        double sum = 0;
        for (int row = 0, i = 0; row < rows; row++) {
            int weight = weight(row);
            for (int output = 0; output < outputs; output++, i++) {
                sum += weight == 0 ? 0 : weight * residual(i);
            }
        }
        return sum / ((double) weightedRows * outputs);
    }

    /** The mean of {@code |y - ŷ|} over all values. */
    double meanMagnitude() {
        double sum = 0;
        for (int row = 0, i = 0; row < rows; row++) {
            int weight = weight(row);
            for (int output = 0; output < outputs; output++, i++) {
                sum += weight == 0 ? 0 : weight * Math.abs(residual(i));
            }
        }
        return sum / ((double) weightedRows * outputs);
    }

    /** The mean of {@code (y - ŷ - offset)²} over all values. */
    double meanSquare(double offset) {
        double sum = 0;
        for (int row = 0, i = 0; row < rows; row++) {
            int weight = weight(row);
            for (int output = 0; output < outputs; output++, i++) {
                double difference = residual(i) - offset;
                sum += weight == 0 ? 0 : weight * (difference * difference);
            }
        }
        return sum / ((double) weightedRows * outputs);
    }

    /**
     * The mean of {@code (y - ȳ)²}, ȳ being the mean of y's own output: the variance of the true values, divided by n as NumPy does;
     * exactly 0 if all are equal, which is why it is computed around the first value that counts.
     */
    double varianceOfActual() {
        double squares = 0;
        for (int output = 0; output < outputs; output++) {
            squares += squaresOfActual(output);
        }
        return squares / ((double) weightedRows * outputs);
    }

    private double squaresOfActual(int output) {
        int first = 0;
        while (weight(first) == 0) {
            first++;
        }
        double origin = actual(first * outputs + output);
        double sum = 0;
        for (int row = first; row < rows; row++) {
            sum += weight(row) * (actual(row * outputs + output) - origin);
        }
        double mean = sum / weightedRows;
        double squares = 0;
        for (int row = first; row < rows; row++) {
            double deviation = actual(row * outputs + output) - origin - mean;
            squares += weight(row) * deviation * deviation;
        }
        return squares;
    }

    /** A function of {@code y - ŷ}, as often as each row counts, ascending; for one value a row. */
    double[] sortedResiduals(DoubleUnaryOperator function) {
        double[] sorted = new double[Math.toIntExact(weightedRows)];
        int at = 0;
        for (int row = 0; row < rows; row++) {
            int end = at + weight(row);
            Arrays.fill(sorted, at, end, function.applyAsDouble(residual(row)));
            at = end;
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /** The middle one of |y - ŷ|, or the middle two, each row as often as it counts; for one value a row. */
    double[] middleMagnitudes() {
        long upper = weightedRows / 2;
        LongStream ranks = weightedRows % 2 == 1 ? LongStream.of(upper) : LongStream.of(upper - 1, upper);
        SharedResiduals residuals = shared;
        int[] counts = weights;
        if (residuals != null && counts != null) {
            return ranks.mapToDouble(rank -> residuals.magnitude(rank, counts)).toArray();
        }
        double[] sorted = sortedResiduals(Math::abs);
        return ranks.mapToDouble(rank -> sorted[Math.toIntExact(rank)]).toArray();
    }
}
