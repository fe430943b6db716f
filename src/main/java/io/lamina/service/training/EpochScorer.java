package io.lamina.service.training;

import io.lamina.evaluation.Metrics;
import io.lamina.evaluation.classification.ClassPredictions;
import io.lamina.evaluation.classification.ClassificationMetric;
import io.lamina.evaluation.metric.Metric;
import io.lamina.evaluation.metric.Score;
import io.lamina.evaluation.regression.RegressionMetric;
import io.lamina.evaluation.regression.ValuePredictions;
import io.lamina.nn.train.EarlyStopping;
import io.lamina.nn.train.Scorer;
import io.lamina.service.model.ClassProbabilities;
import io.lamina.table.forecast.Windows;
import io.lamina.table.target.ClassTarget;
import io.lamina.table.target.ForecastTarget;
import io.lamina.table.target.NumberTarget;
import io.lamina.table.target.ReconstructionTarget;
import io.lamina.table.target.TargetEncoding;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of the validation rows after each epoch: one that everybody reads, and the one that early stopping watches. All of
 * them would cost more than the epoch of a small network.
 *
 * @param target what the outputs mean
 * @param lastKnown of a forecast, the last known value before each window of the validation part; else empty
 * @param classification the metrics to compute if they mean classes
 * @param regression the metrics to compute if they mean numbers
 */
@SuppressWarnings("ArrayRecordComponent") // As many numbers as windows; nobody compares them.
record EpochScorer(
        TargetEncoding target,
        double[] lastKnown,
        List<ClassificationMetric> classification,
        List<RegressionMetric> regression)
        implements Scorer {
    static EpochScorer of(TrainingData data, @Nullable EarlyStopping stopping) {
        String watched = stopping == null ? "" : stopping.watched();
        Windows windows = data.division().windows();
        return new EpochScorer(
                data.target(),
                windows == null ? new double[0] : windows.lastKnown(data.split().validation()),
                Metrics.ofClassification().stream()
                        .filter(metric -> metric.name().equals("accuracy")
                                || metric.name().equals(watched))
                        .toList(),
                Metrics.ofRegression().stream()
                        .filter(metric ->
                                metric.name().equals("rmse") || metric.name().equals(watched))
                        .toList());
    }

    private List<? extends Metric<?>> chosen() {
        return target instanceof ClassTarget ? classification : regression;
    }

    @Override
    public List<ScoredMetric> metrics() {
        return chosen().stream()
                .map(metric -> new ScoredMetric(metric.name(), metric.greaterIsBetter()))
                .toList();
    }

    @Override
    public double[] score(float[] predictions, float[] targets, int rows) {
        return switch (target) {
            case ClassTarget classes -> {
                int[] actual = new int[rows];
                Arrays.setAll(actual, row -> (int) targets[row]);
                float[] outputs = Arrays.copyOf(predictions, rows * (predictions.length / rows));
                ClassPredictions scored =
                        new ClassPredictions(classes.labels(), actual, ClassProbabilities.of(outputs, rows));
                yield classification.stream()
                        .mapToDouble(metric -> value(metric.of(scored)))
                        .toArray();
            }
            case NumberTarget number -> {
                double[] actual = new double[rows];
                double[] predicted = new double[rows];
                Arrays.setAll(actual, row -> number.decode(targets[row]));
                Arrays.setAll(predicted, row -> number.decode(predictions[row]));
                ValuePredictions scored = new ValuePredictions(actual, predicted);
                yield values(scored);
            }
            case ForecastTarget forecast -> {
                int horizon = forecast.forecast().horizon();
                double[] actual = new double[rows * horizon];
                double[] predicted = new double[rows * horizon];
                Arrays.setAll(actual, i -> forecast.decode(targets[i], lastKnown[i / horizon]));
                Arrays.setAll(predicted, i -> forecast.decode(predictions[i], lastKnown[i / horizon]));
                yield values(ValuePredictions.ofOutputs(actual, predicted, horizon));
            }
            case ReconstructionTarget reconstruction ->
                values(ValuePredictions.ofOutputs(targets, predictions, rows, targets.length / rows));
        };
    }

    private double[] values(ValuePredictions scored) {
        return regression.stream()
                .mapToDouble(metric -> value(metric.of(scored)))
                .toArray();
    }

    private static double value(Score score) {
        Double value = score.value();
        return value == null ? Double.NaN : value;
    }
}
