package io.lamina.evaluation.explanation;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Partial dependence (Friedman 2001): the mean answer over the rows when all of them are given the same value of one feature, for several
 * values in turn. Where the feature goes along with others, some of these rows are such as never occur.
 *
 * @param split the part of the rows that were looked at, by its name
 * @param feature its column
 * @param rowCount the rows that were looked at
 * @param points ascending for numbers, the most frequent first for labels
 */
@Described("What a model answers on average when every row is given the same value of one feature.")
public record PartialDependence(
        @Setting(
                doc =
                        "The part of the rows that were looked at; of a cross-validated job training, which its published model has learned from.")
        String split,

        @Setting(doc = "Name of the column.") String feature,

        @Setting(doc = "Rows that were looked at, spread evenly over the part.")
        int rowCount,

        @Setting(doc = "At most 20 values: quantiles of numbers, ascending; the most frequent labels.")
        List<DependencePoint> points) {
    /** So many values are tried at most. */
    public static final int MOST_POINTS = 20;

    public PartialDependence {
        points = List.copyOf(points);
    }

    /** A model. */
    @FunctionalInterface
    public interface Answers {
        /** [rows, outputs]: the answers to [rows, width] inputs, finite. */
        double[] of(float[] inputs);
    }

    /**
     * Tries every value of the grid on every row.
     *
     * @param outputs their names, in the order of the answers
     */
    public static PartialDependence of(
            String split, String feature, List<GridValue> grid, Inputs inputs, List<String> outputs, Answers model) {
        List<DependencePoint> points = new ArrayList<>();
        float[] changed = inputs.values().clone();
        for (GridValue value : grid) {
            for (int row = 0; row < inputs.rows(); row++) {
                inputs.put(feature, value.row(), changed, row);
            }
            points.add(point(value, model.of(changed), inputs.rows(), outputs));
        }
        return new PartialDependence(split, feature, inputs.rows(), points);
    }

    private static DependencePoint point(GridValue value, double[] answers, int rows, List<String> outputs) {
        Map<String, Double> means = new LinkedHashMap<>();
        Map<String, Double> deviations = new LinkedHashMap<>();
        int width = outputs.size();
        for (int output = 0; output < width; output++) {
            double sum = 0;
            for (int row = 0; row < rows; row++) {
                sum += answers[row * width + output];
            }
            double mean = sum / rows;
            double squares = 0;
            for (int row = 0; row < rows; row++) {
                double deviation = answers[row * width + output] - mean;
                squares += deviation * deviation;
            }
            means.put(outputs.get(output), mean);
            deviations.put(outputs.get(output), Math.sqrt(squares / rows));
        }
        return new DependencePoint(value.text(), value.number(), means, deviations);
    }
}
