package io.lamina.table.target;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import io.lamina.table.Column;
import io.lamina.table.Table;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import java.util.Arrays;

/**
 * A number, standardised: {@code y = (value − mean) / standardDeviation}, with the statistics of the training rows, the deviation
 * with n in the denominator. A network learns best around 0, and the loss of one table compares with that of another.
 */
@Kind(formula = "y = (value − mean) / standardDeviation", use = "What the target of a regression becomes.")
public record NumberTarget(
        @Setting(doc = "Name of the target column.") String column,

        @Setting(doc = "Mean of the training rows, in the unit of the column.")
        double mean,

        @Setting(
                doc = "Standard deviation of the training rows, in the unit of the column.",
                min = 0,
                exclusiveMin = true)
        double standardDeviation)
        implements TargetEncoding {
    /** Largest magnitude of a target; sums of squares of larger ones overflow. */
    static final double LARGEST_VALUE = 1e100;

    /** Checks that values can be standardised. */
    public NumberTarget {
        if (!Double.isFinite(mean) || !(standardDeviation > 0) || Double.isInfinite(standardDeviation)) {
            throw new IllegalArgumentException("mean must be finite and standardDeviation finite and positive, got "
                    + mean + " and " + standardDeviation);
        }
    }

    /**
     * Fits to the training rows, whose targets must be known; targets that are all equal keep their unit.
     *
     * @throws TableException if a target is missing
     */
    public static NumberTarget fit(Table table, String column, int[] trainingRows) {
        double[] values = values(table, column, trainingRows);
        double mean = Arrays.stream(values).sum() / values.length;
        double variance = Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / values.length;
        return new NumberTarget(column, mean, variance > 0 ? Math.sqrt(variance) : 1);
    }

    /**
     * The standardised target of each of the given rows.
     *
     * @throws TableException if a target is missing
     */
    public float[] encode(Table table, int[] rows) {
        double[] values = values(table, column, rows);
        float[] encoded = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            encoded[i] = (float) ((values[i] - mean) / standardDeviation);
        }
        return encoded;
    }

    /** The number that a network's output stands for. */
    public double decode(double output) {
        return output * standardDeviation + mean;
    }

    /** The target of each of the given rows in its own unit. */
    private static double[] values(Table table, String column, int[] rows) {
        Column cells = table.column(column);
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = cells.number(rows[i]);
            if (Double.isNaN(values[i])) {
                throw new TableException(new TableError(rows[i] + 1L, column, "the target is missing or no number"));
            }
        }
        return values;
    }
}
