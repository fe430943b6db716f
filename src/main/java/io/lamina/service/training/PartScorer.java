package io.lamina.service.training;

import io.lamina.evaluation.Evaluation;
import io.lamina.evaluation.classification.ClassPredictions;
import io.lamina.evaluation.regression.ValuePredictions;
import io.lamina.nn.activation.OutputActivation;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.train.WeightedMean;
import io.lamina.service.model.ClassProbabilities;
import io.lamina.service.model.FittedDecision;
import io.lamina.table.Column;
import io.lamina.table.Table;
import io.lamina.table.forecast.Windows;
import io.lamina.table.preprocessing.Pipeline;
import io.lamina.table.target.ClassTarget;
import io.lamina.table.target.ForecastTarget;
import io.lamina.table.target.NumberTarget;
import io.lamina.table.target.ReconstructionTarget;
import io.lamina.table.target.TargetEncoding;
import io.lamina.table.target.Task;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a network answers beside the truth in a table.
 *
 * @param pipeline how rows became its inputs
 * @param target what its outputs mean
 * @param division of the examples; null: rows of any table, and no forecast
 * @param loss what it was trained with
 * @param decision how it makes a label of probabilities
 */
record PartScorer(
        Task task,
        Pipeline pipeline,
        TargetEncoding target,
        @Nullable Division division,
        Loss loss,
        FittedDecision decision) {
    /**
     * Scores some rows.
     *
     * @param outputs [rows, outputs], before the output activation; overwritten
     * @param weights what each row weighs in the loss; null: the same
     * @param withIntervals not for rows that were trained on, nor in haste
     * @throws io.lamina.table.TableException if a target is missing or none that the network knows
     */
    PartEvaluation score(
            String split, Table table, int[] rows, float[] outputs, float @Nullable [] weights, boolean withIntervals) {
        return score(split, table, rows, outputs, weights, withIntervals, List.of(), null);
    }

    /**
     * The same of the rows of all folds, with the scores of each.
     *
     * @param means of a regression what each row is predicted as without a model; null: the mean of the training rows
     */
    PartEvaluation score(
            String split,
            Table table,
            int[] rows,
            float[] outputs,
            float @Nullable [] weights,
            boolean withIntervals,
            List<FoldEvaluation> folds,
            double @Nullable [] means) {
        Windows windows = division == null ? null : division.windows();
        float[] targets = TrainingData.targets(target, pipeline, windows, table, rows);
        int width = outputs.length / rows.length;
        double[] losses = new double[rows.length];
        loss.evaluate(outputs, targets, losses, new float[outputs.length], rows.length, width);
        loss.outputActivation().apply(outputs, 0, rows.length, width);
        Evaluation evaluation = switch (target) {
            case ClassTarget classes ->
                Evaluation.of(
                        new ClassPredictions(
                                classes.labels(),
                                classes.indices(table, rows),
                                ClassProbabilities.of(outputs, rows.length),
                                decision.threshold()),
                        withIntervals);
            case NumberTarget number -> ofValues(number, table, rows, outputs, means, withIntervals);
            case ForecastTarget forecast -> ofForecast(forecast, table, rows, outputs);
            case ReconstructionTarget reconstruction -> {
                SequencedMap<String, Integer> widths = new LinkedHashMap<>();
                pipeline.encoders().forEach(encoder -> widths.put(encoder.column(), encoder.width()));
                yield Evaluation.ofReconstruction(
                        ValuePredictions.ofOutputs(targets, outputs, rows.length, width), widths, withIntervals);
            }
        };
        return PartEvaluation.of(split, task, mean(losses, weights), evaluation, folds);
    }

    private Evaluation ofValues(
            NumberTarget number,
            Table table,
            int[] rows,
            float[] outputs,
            double @Nullable [] means,
            boolean withIntervals) {
        double[] actual = Arrays.stream(rows)
                .mapToDouble(row -> table.column(number.column()).number(row))
                .toArray();
        double[] predicted = new double[rows.length];
        Arrays.setAll(predicted, row -> number.decode(outputs[row]));
        double[] mean = means == null ? new double[rows.length] : means;
        if (means == null) {
            // The mean of the training rows is 0 where targets are standardised, and 1 where they are divided by it.
            Arrays.fill(mean, number.decode(loss.outputActivation() == OutputActivation.EXPONENTIAL ? 1 : 0));
        }
        SequencedMap<String, ValuePredictions> baselines = new LinkedHashMap<>();
        baselines.put("mean", new ValuePredictions(actual, mean));
        return Evaluation.of(new ValuePredictions(actual, predicted), baselines, withIntervals);
    }

    /** No intervals: windows overlap, so a resample of them is not one of independent rows. */
    private Evaluation ofForecast(ForecastTarget forecast, Table table, int[] origins, float[] outputs) {
        if (division == null || division.windows() == null) {
            throw new IllegalStateException("a forecast has windows");
        }
        Windows windows = division.windows();
        int season = forecast.forecast().chosenSeason();
        Column cells = table.column(forecast.column());
        double[] last = windows.lastKnown(origins);
        double[] actual =
                Arrays.stream(windows.said(origins)).mapToDouble(cells::number).toArray();
        double[] lastValue = new double[actual.length];
        double[] predicted = new double[actual.length];
        Arrays.setAll(lastValue, i -> last[i / windows.horizon()]);
        Arrays.setAll(predicted, i -> forecast.decode(outputs[i], lastValue[i]));
        OptionalDouble naiveError = windows.naiveError(division.fitted(), season);
        return Evaluation.ofForecast(
                actual,
                predicted,
                lastValue,
                windows.seasonalNaive(origins, season),
                windows.horizon(),
                season,
                naiveError.isPresent() ? naiveError.getAsDouble() : null);
    }

    /** The mean loss as training sees it: weighted, if rows weigh something. */
    private static double mean(double[] losses, float @Nullable [] weights) {
        WeightedMean mean = new WeightedMean();
        for (int i = 0; i < losses.length; i++) {
            mean.add(losses[i], weights == null ? 1 : weights[i]);
        }
        return mean.value();
    }
}
