package io.lamina.evaluation.reconstruction;

import io.lamina.evaluation.regression.ValuePredictions;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/**
 * How far rows are from their reconstructions, by row and by column.
 *
 * @param anomalyScores the scores of the rows
 * @param columns each column's share of the blame, in the order of the inputs
 */
@Described("How far rows are from their reconstructions, by row and by column.")
public record Reconstruction(
        @Setting(doc = "The anomaly scores of the rows.") AnomalyScores anomalyScores,

        @Setting(doc = "The error of each column, in the order of the inputs.")
        List<ColumnError> columns) {
    public Reconstruction {
        columns = List.copyOf(columns);
    }

    /**
     * Measures reconstructions.
     *
     * @param predictions the inputs beside their reconstructions
     * @param widths how many inputs each column has, in their order; together as many as a row has
     */
    public static Reconstruction of(ValuePredictions predictions, SequencedMap<String, Integer> widths) {
        int rows = predictions.size();
        int inputs = predictions.outputs();
        double[] squaresOfInput = new double[inputs];
        double[] scores = new double[rows];
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int input = 0; input < inputs; input++) {
                double residual = predictions.residual(row * inputs + input);
                sum += residual * residual;
                squaresOfInput[input] += residual * residual;
            }
            scores[row] = sum / inputs;
        }
        List<ColumnError> columns = new ArrayList<>();
        int at = 0;
        for (var column : widths.entrySet()) {
            double squares = 0;
            int end = at + column.getValue();
            while (at < end) {
                squares += squaresOfInput[at++];
            }
            columns.add(new ColumnError(column.getKey(), squares / ((double) rows * column.getValue())));
        }
        return new Reconstruction(AnomalyScores.of(scores), columns);
    }
}
