package io.lamina.evaluation.regression;

import java.util.function.DoubleUnaryOperator;

/**
 * True values beside predicted ones; checked once, read by every metric. Immutable as long as the caller leaves the arrays
 * alone: they may be large and are not copied.
 */
public final class ValuePredictions {
    private final double[] actual;
    private final double[] predicted;

    /**
     * @param actual [rows], the true values, in the target's unit
     * @param predicted [rows], the predicted values
     * @throws IllegalArgumentException if there are no rows, the sizes differ, or a value is NaN or infinite
     */
    public ValuePredictions(double[] actual, double[] predicted) {
        if (actual.length == 0) {
            throw new IllegalArgumentException("actual must have at least one row: no rows have no score");
        }
        if (actual.length != predicted.length) {
            throw new IllegalArgumentException(
                    "predicted must have %d rows like actual, got %d".formatted(actual.length, predicted.length));
        }
        this.actual = requireFinite("actual", actual);
        this.predicted = requireFinite("predicted", predicted);
    }

    private static double[] requireFinite(String name, double[] values) {
        for (int row = 0; row < values.length; row++) {
            if (!Double.isFinite(values[row])) {
                throw new IllegalArgumentException("%s[%d] must be finite, got %s".formatted(name, row, values[row]));
            }
        }
        return values;
    }

    public int rowCount() {
        return actual.length;
    }

    /** The true value of a row. */
    public double actual(int row) {
        return actual[row];
    }

    /** The predicted value of a row. */
    public double predicted(int row) {
        return predicted[row];
    }

    /** {@code y - ŷ} of a row. */
    public double residual(int row) {
        return actual[row] - predicted[row];
    }

    /** The mean over all rows of a function of {@code y - ŷ}. */
    double meanOfResiduals(DoubleUnaryOperator function) {
        double sum = 0;
        for (int row = 0; row < actual.length; row++) {
            sum += function.applyAsDouble(residual(row));
        }
        return sum / actual.length;
    }

    /**
     * The mean of {@code (y - ȳ)²}: the variance of the true values, divided by n as NumPy does; exactly 0 if all are equal,
     * which is why it is computed around the first value.
     */
    double varianceOfActual() {
        double origin = actual[0];
        double sum = 0;
        for (double value : actual) {
            sum += value - origin;
        }
        double mean = sum / actual.length;
        double squares = 0;
        for (double value : actual) {
            squares += (value - origin - mean) * (value - origin - mean);
        }
        return squares / actual.length;
    }
}
