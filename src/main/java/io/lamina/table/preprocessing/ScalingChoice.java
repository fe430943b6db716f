package io.lamina.table.preprocessing;

import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.Table;
import io.lamina.table.scaling.NumericPreprocessing;
import io.lamina.table.scaling.OutputDistribution;
import io.lamina.table.scaling.Quantile;
import io.lamina.table.scaling.Standardize;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How numbers are scaled when nobody says: {@code standardize}, and {@code quantile} for columns whose skewness exceeds {@value
 * #HEAVY_SKEWNESS} in magnitude; {@code docs/training.md} says what that was measured to be worth.
 */
final class ScalingChoice {
    /** That of an exponential distribution is 2. */
    private static final double HEAVY_SKEWNESS = 3;

    /** Fewer values say little of a third moment. */
    private static final int FEWEST_VALUES = 100;

    private static final NumericPreprocessing OF_SKEWED = new Quantile(1_000, OutputDistribution.UNIFORM);

    private ScalingChoice() {}

    static PreprocessingSpec resolve(PreprocessingSpec spec, Table table, int[] trainingRows, Features features) {
        Map<String, ColumnPreprocessing> single = new LinkedHashMap<>(spec.columns());
        for (String name : features.columns()) {
            Column column = table.column(name);
            ColumnPreprocessing said = single.getOrDefault(name, ColumnPreprocessing.INHERITED);
            // The pixels of an image are compared with each other, so all have one scale.
            if (!features.constantsStay()
                    && spec.treatmentOf(column) == ColumnType.NUMERIC
                    && said.numeric() == null
                    && Usability.leftOut(column, features, spec).isEmpty()
                    && Math.abs(skewness(column, trainingRows)) > HEAVY_SKEWNESS) {
                single.put(name, said.withNumeric(OF_SKEWED));
            }
        }
        return spec.with(new Standardize(), single);
    }

    /** Third central moment over the cube of the standard deviation, of the known values; 0 where there is none. */
    private static double skewness(Column column, int[] rows) {
        double[] known = Arrays.stream(rows)
                .mapToDouble(column::number)
                .filter(number -> !Double.isNaN(number))
                .toArray();
        double mean = Arrays.stream(known).sum() / known.length;
        double squares = 0;
        double cubes = 0;
        for (double number : known) {
            double deviation = number - mean;
            squares += deviation * deviation;
            cubes += deviation * deviation * deviation;
        }
        double variance = squares / known.length;
        double skewness = cubes / known.length / (variance * Math.sqrt(variance));
        return known.length >= FEWEST_VALUES && Double.isFinite(skewness) ? skewness : 0;
    }
}
