package io.lamina.table.target;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import io.lamina.table.Column;
import io.lamina.table.Table;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import java.util.Arrays;

/**
 * A number, scaled: {@code y = (value − mean) / standardDeviation}.
 *
 * <p>Usually standardised, by mean and standard deviation of the training rows, the deviation with n in the denominator: a network learns
 * best around 0, and the loss of one table compares with that of another. A count or rate, which must not become negative, is divided by
 * the mean of the training rows instead; its {@code mean} is then 0 and its {@code standardDeviation} that mean. (The names are those of
 * stored models.)
 */
@Kind(formula = "y = (value − mean) / standardDeviation", use = "What the target of a regression becomes.")
public record NumberTarget(
        @Setting(doc = "Name of the target column.") String column,

        @Setting(doc = "What becomes 0, in the unit of the column: the mean of the training rows, or 0 for a rate.")
        double mean,

        @Setting(
                doc =
                        "What becomes 1 more, in the unit of the column: the standard deviation of the training rows, or their "
                                + "mean for a rate.",
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
        double mean = mean(values);
        double variance = Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / values.length;
        return new NumberTarget(column, mean, variance > 0 ? Math.sqrt(variance) : 1);
    }

    /**
     * Fits a count or rate to the training rows, which keeps 0 where it is.
     *
     * @throws TableException if a target is missing
     */
    public static NumberTarget fitRate(Table table, String column, int[] trainingRows) {
        double mean = mean(values(table, column, trainingRows));
        return new NumberTarget(column, 0, mean > 0 ? mean : 1);
    }

    /**
     * The mean of the target over some rows, in the unit of the column.
     *
     * @throws TableException if a target is missing
     */
    public double mean(Table table, int[] rows) {
        return mean(values(table, column, rows));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    /**
     * The scaled target of each of the given rows.
     *
     * @throws TableException if a target is missing
     */
    public float[] encode(Table table, int[] rows) {
        double[] values = values(table, column, rows);
        float[] encoded = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            encoded[i] = (float) encode(values[i]);
        }
        return encoded;
    }

    /** What a network should answer for a number. */
    public double encode(double value) {
        return (value - mean) / standardDeviation;
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
