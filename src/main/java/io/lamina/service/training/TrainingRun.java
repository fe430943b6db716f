package io.lamina.service.training;

import io.lamina.evaluation.Evaluation;
import io.lamina.nn.activation.OutputActivation;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.network.Network;
import io.lamina.nn.network.Predictor;
import io.lamina.nn.train.Trainer;
import io.lamina.nn.train.TrainingResult;
import io.lamina.nn.train.WeightedMean;
import io.lamina.service.model.ClassProbabilities;
import io.lamina.table.Column;
import io.lamina.table.Table;
import io.lamina.table.forecast.Windows;
import io.lamina.table.target.ClassTarget;
import io.lamina.table.target.ForecastTarget;
import io.lamina.table.target.NumberTarget;
import io.lamina.table.target.ReconstructionTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One training from table to scored network, in memory, without a database: the same plan and table give the same bits. */
final class TrainingRun {
    /** So many examples of a part are scored if there is haste. */
    private static final int MOST_IN_HASTE = 1 << 15;

    private final TrainingPlan plan;
    private final Table table;
    private final TrainingData data;
    private Network network;

    /** @param data the table, made ready by the plan */
    TrainingRun(TrainingPlan plan, Table table, TrainingData data) {
        this.plan = plan;
        this.table = table;
        this.data = data;
        this.network = create();
    }

    private Network create() {
        return Network.create(
                plan.configuration().network(),
                data.networkInputs(),
                data.outputs(plan.loss()),
                plan.configuration().seed());
    }

    TrainingData data() {
        return data;
    }

    Network network() {
        return network;
    }

    /** After a checkpoint that could not be read: the network is as new. */
    void startOver() {
        network = create();
    }

    /**
     * Trains until the epochs are done or there is a reason to stop; the network then holds the parameters to keep.
     *
     * @param paths where files may be made that are removed at the end
     */
    TrainingResult fit(JobProgress progress, Supplier<Path> paths) {
        int[] keptBack = data.split().validation();
        try (EncodedRows training = encoded(data.split().training(), progress, paths);
                EncodedRows validation = keptBack.length == 0 ? null : encoded(keptBack, progress, paths)) {
            return Trainer.fit(
                    network,
                    training.examples(),
                    validation == null ? null : validation.examples(),
                    plan.trainingSpec(),
                    EpochScorer.of(data, plan.configuration().earlyStopping()),
                    progress,
                    progress,
                    progress);
        }
    }

    private EncodedRows encoded(int[] rows, JobProgress progress, Supplier<Path> paths) {
        float[] weights = plan.weights().of(table, data.target(), rows);
        return new EncodedRows(data, table, rows, weights, paths, progress::goOn);
    }

    /**
     * Scores every part that has rows: test, validation, training; the first is the one to quote. If there is haste, it is the only one,
     * and of its rows at most {@value #MOST_IN_HASTE} are scored, evenly spread.
     */
    List<PartEvaluation> evaluate(JobProgress progress) {
        Predictor predictor = Predictor.of(network, OutputActivation.IDENTITY);
        List<PartEvaluation> evaluations = new ArrayList<>();
        add(evaluations, "test", data.split().test(), predictor, progress);
        add(evaluations, "validation", data.split().validation(), predictor, progress);
        add(evaluations, "training", data.split().training(), predictor, progress);
        return evaluations;
    }

    private void add(
            List<PartEvaluation> evaluations, String split, int[] rows, Predictor predictor, JobProgress progress) {
        boolean haste = progress.isInHaste();
        if (rows.length == 0 || (haste && !evaluations.isEmpty())) {
            return;
        }
        int[] scored = haste ? spread(rows, MOST_IN_HASTE) : rows;
        float[] outputs = outputs(scored, predictor, progress, !haste);
        if (outputs == null) {
            add(evaluations, split, rows, predictor, progress);
        } else {
            evaluations.add(evaluate(split, scored, outputs));
        }
    }

    /** At most so many of the rows, from the first to the last at even distances. */
    static int[] spread(int[] rows, int most) {
        int count = Math.min(most, rows.length);
        int[] some = new int[count];
        Arrays.setAll(some, i -> rows[(int) ((long) i * rows.length / count)]);
        return some;
    }

    /** What the network answers to rows: the same bits however they are cut; null if there is haste before the end. */
    private float @Nullable [] outputs(int[] rows, Predictor predictor, JobProgress progress, boolean untilHaste) {
        float[] outputs = new float[Math.multiplyExact(rows.length, predictor.outputs())];
        int chunk = data.chunk();
        float[] some = new float[Math.multiplyExact(Math.min(chunk, rows.length), predictor.outputs())];
        for (int from = 0; from < rows.length; from += chunk) {
            progress.goOnScoring();
            if (untilHaste && progress.isInHaste()) {
                return null;
            }
            int count = Math.min(chunk, rows.length - from);
            float[] inputs = data.inputs(table, Arrays.copyOfRange(rows, from, from + count));
            predictor.predict(inputs, count, some);
            System.arraycopy(some, 0, outputs, from * predictor.outputs(), count * predictor.outputs());
        }
        return outputs;
    }

    private PartEvaluation evaluate(String split, int[] rows, float[] outputs) {
        Loss loss = plan.loss();
        float[] targets = data.targets(table, rows);
        double[] losses = new double[rows.length];
        loss.evaluate(outputs, targets, losses, new float[outputs.length], rows.length, network.outputs());
        loss.outputActivation().apply(outputs, 0, rows.length, network.outputs());
        Evaluation evaluation = switch (data.target()) {
            case ClassTarget classes ->
                Evaluation.ofClasses(
                        classes.labels(), classes.indices(table, rows), ClassProbabilities.of(outputs, rows.length));
            case NumberTarget number -> {
                double[] actual = Arrays.stream(rows)
                        .mapToDouble(row -> table.column(number.column()).number(row))
                        .toArray();
                double[] predicted = new double[rows.length];
                Arrays.setAll(predicted, row -> number.decode(outputs[row]));
                yield Evaluation.ofValues(actual, predicted);
            }
            case ForecastTarget forecast -> evaluation(forecast, rows, outputs);
            case ReconstructionTarget reconstruction -> {
                SequencedMap<String, Integer> widths = new LinkedHashMap<>();
                data.pipeline().encoders().forEach(encoder -> widths.put(encoder.column(), encoder.width()));
                yield Evaluation.ofReconstruction(targets, outputs, rows.length, widths);
            }
        };
        return new PartEvaluation(
                split,
                plan.task(),
                evaluation.rowCount(),
                finite(mean(losses, plan.weights().of(table, data.target(), rows))),
                evaluation.metrics(),
                evaluation.undefinedMetrics(),
                evaluation.confusionMatrix(),
                evaluation.perClass(),
                evaluation.reconstruction(),
                evaluation.forecast());
    }

    private Evaluation evaluation(ForecastTarget target, int[] origins, float[] outputs) {
        Windows windows = data.windows();
        int horizon = windows.horizon();
        int season = target.forecast().chosenSeason();
        Column cells = table.column(target.column());
        double[] actual =
                Arrays.stream(windows.said(origins)).mapToDouble(cells::number).toArray();
        double[] last = windows.lastKnown(origins);
        double[] lastValue = new double[actual.length];
        double[] predicted = new double[actual.length];
        Arrays.setAll(lastValue, i -> last[i / horizon]);
        Arrays.setAll(predicted, i -> target.decode(outputs[i], lastValue[i]));
        OptionalDouble naiveError = windows.naiveError(data.division().fitted(), season);
        return Evaluation.ofForecast(
                actual,
                predicted,
                lastValue,
                windows.seasonalNaive(origins, season),
                horizon,
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

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
