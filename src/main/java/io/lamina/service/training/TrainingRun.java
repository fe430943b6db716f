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
import io.lamina.service.model.PipelineInputs;
import io.lamina.table.Table;
import io.lamina.table.target.ClassTarget;
import io.lamina.table.target.NumberTarget;
import io.lamina.table.target.ReconstructionTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One training from table to scored network, in memory, without a database: the same plan and table give the same bits. */
final class TrainingRun {
    /** So many rows are scored between two looks whether that is still wanted. */
    private static final int CHUNK = EncodedRows.CHUNK;

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
                PipelineInputs.of(data.pipeline()),
                data.outputs(plan.loss()),
                plan.seed());
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
                    EpochScorer.of(data.target(), plan.configuration().earlyStopping()),
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
     * and of its rows at most {@value #CHUNK} are scored, evenly spread.
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
        int[] scored = haste ? spread(rows, CHUNK) : rows;
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
        float[] some = new float[Math.multiplyExact(Math.min(CHUNK, rows.length), predictor.outputs())];
        for (int from = 0; from < rows.length; from += CHUNK) {
            progress.goOnScoring();
            if (untilHaste && progress.isInHaste()) {
                return null;
            }
            int count = Math.min(CHUNK, rows.length - from);
            float[] inputs = data.pipeline().transform(table, Arrays.copyOfRange(rows, from, from + count));
            predictor.predict(inputs, count, some);
            System.arraycopy(some, 0, outputs, from * predictor.outputs(), count * predictor.outputs());
        }
        return outputs;
    }

    /**
     * Scores the rows that a fold has not seen.
     *
     * @throws JobStoppedException if the job is no longer this worker's to finish
     */
    HeldOutScores scoreHeldOut(JobProgress progress) {
        int[] rows = data.split().test();
        float[] outputs = outputs(rows, Predictor.of(network, OutputActivation.IDENTITY), progress, false);
        if (outputs == null) {
            throw new IllegalStateException("nobody has asked for haste");
        }
        PartEvaluation evaluation = evaluate(PartEvaluation.CROSS_VALIDATION, rows, outputs);
        return new HeldOutScores(evaluation, answers(outputs, rows.length));
    }

    /**
     * Scores the answers of all folds together.
     *
     * @param folds in the order of their numbers
     * @param answers to the rows that they had not seen, one fold behind the other
     */
    PartEvaluation evaluate(List<FoldEvaluation> folds, Answers answers) {
        int[] rows = plan.heldOutRows(table);
        float[] weights = plan.weights().of(table, data.target(), rows);
        WeightedMean loss = new WeightedMean();
        int at = 0;
        for (FoldEvaluation fold : folds) {
            for (long scored = 0; scored < fold.rowCount(); scored++, at++) {
                loss.add(fold.loss() == null ? Double.NaN : fold.loss(), weights == null ? 1 : weights[at]);
            }
        }
        return PartEvaluation.of(
                PartEvaluation.CROSS_VALIDATION, plan.task(), finite(loss.value()), evaluation(rows, answers), folds);
    }

    private PartEvaluation evaluate(String split, int[] rows, float[] outputs) {
        Loss loss = plan.loss();
        float[] targets = data.targets(table, rows);
        double[] losses = new double[rows.length];
        loss.evaluate(outputs, targets, losses, new float[outputs.length], rows.length, network.outputs());
        loss.outputActivation().apply(outputs, 0, rows.length, network.outputs());
        Evaluation evaluation = data.target() instanceof ReconstructionTarget
                ? Evaluation.ofReconstruction(targets, outputs, rows.length, widths())
                : evaluation(rows, answers(outputs, rows.length));
        return PartEvaluation.of(
                split,
                plan.task(),
                finite(mean(losses, plan.weights().of(table, data.target(), rows))),
                evaluation,
                List.of());
    }

    private SequencedMap<String, Integer> widths() {
        SequencedMap<String, Integer> widths = new LinkedHashMap<>();
        data.pipeline().encoders().forEach(encoder -> widths.put(encoder.column(), encoder.width()));
        return widths;
    }

    /** @param outputs after the output activation */
    private Answers answers(float[] outputs, int rows) {
        return switch (data.target()) {
            case ClassTarget classes -> Answers.ofClasses(ClassProbabilities.of(outputs, rows));
            case NumberTarget number -> {
                double[] predicted = new double[rows];
                Arrays.setAll(predicted, row -> number.decode(outputs[row]));
                yield Answers.ofValues(predicted);
            }
            case ReconstructionTarget reconstruction ->
                throw new IllegalStateException("reconstructions are in the units of their own training rows");
        };
    }

    private Evaluation evaluation(int[] rows, Answers answers) {
        return switch (data.target()) {
            case ClassTarget classes ->
                Evaluation.ofClasses(classes.labels(), classes.indices(table, rows), answers.probabilities());
            case NumberTarget number -> {
                double[] actual = Arrays.stream(rows)
                        .mapToDouble(row -> table.column(number.column()).number(row))
                        .toArray();
                yield Evaluation.ofValues(actual, answers.values());
            }
            case ReconstructionTarget reconstruction ->
                throw new IllegalStateException("reconstructions are no predictions of a target");
        };
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
