package io.lamina.service.training;

import io.lamina.table.Column;
import io.lamina.table.Table;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import io.lamina.table.target.ClassTarget;
import io.lamina.table.target.TargetEncoding;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each row counts in losses and gradients: the weight of its class times its own.
 *
 * @param classWeights by label, 1 for a label without one; null: classes count the same
 * @param column holds each row's own weight; null: rows count the same
 */
record ExampleWeights(
        @Nullable Map<String, Double> classWeights,
        @Nullable String column) {
    /**
     * Weights under which all classes of the training rows count the same as a whole: rows / (classes · rows of the class), as
     * scikit-learn's {@code balanced}.
     */
    static Map<String, Double> balanced(ClassTarget classes, Table table, int[] trainingRows) {
        int[] counts = new int[classes.labels().size()];
        for (int index : classes.indices(table, trainingRows)) {
            counts[index]++;
        }
        long present = Arrays.stream(counts).filter(count -> count > 0).count();
        Map<String, Double> weights = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            double weight = counts[i] == 0 ? 1 : (double) trainingRows.length / (present * counts[i]);
            weights.put(classes.labels().get(i), weight);
        }
        return weights;
    }

    /**
     * The weights of the given rows; null if all are 1.
     *
     * @throws TableException if a row has no weight, or one that is negative or not finite, or if the weights are all 0
     */
    float @Nullable [] of(Table table, TargetEncoding target, int[] rows) {
        if (classWeights == null && column == null) {
            return null;
        }
        float[] weights = new float[rows.length];
        Arrays.fill(weights, 1f);
        if (classWeights != null && target instanceof ClassTarget classes) {
            List<String> labels = classes.labels();
            int[] indices = classes.indices(table, rows);
            for (int i = 0; i < rows.length; i++) {
                weights[i] *=
                        classWeights.getOrDefault(labels.get(indices[i]), 1.0).floatValue();
            }
        }
        if (column != null) {
            multiply(weights, table.column(column), column, rows);
        }
        return weights;
    }

    private static void multiply(float[] weights, Column cells, String column, int[] rows) {
        for (int i = 0; i < rows.length; i++) {
            double weight = cells.number(rows[i]);
            if (!(weight >= 0 && weight <= Float.MAX_VALUE)) {
                throw new TableException(new TableError(
                        rows[i] + 1L,
                        column,
                        "a sample weight must be a number from 0 to 3.4e38, got "
                                + (Double.isNaN(weight) ? "none" : weight)));
            }
            weights[i] *= (float) weight;
            if (Float.isInfinite(weights[i])) {
                throw new TableException(new TableError(
                        rows[i] + 1L, column, "times the weight of its class is more than 3.4e38, got " + weight));
            }
        }
    }

    /**
     * Checks the rows of a part of a split.
     *
     * @throws TableException as {@link #of}
     */
    void check(Table table, TargetEncoding target, int[] rows, String part) {
        float[] weights = of(table, target, rows);
        if (weights == null || rows.length == 0) {
            return;
        }
        for (float weight : weights) {
            if (weight > 0) {
                return;
            }
        }
        throw new TableException(TableError.ofTable("every row of the " + part + " part weighs 0"));
    }
}
