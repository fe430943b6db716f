package io.lamina.service.training;

import io.lamina.evaluation.classification.ClassPredictions;
import io.lamina.nn.activation.OutputActivation;
import io.lamina.nn.network.Network;
import io.lamina.nn.network.Predictor;
import io.lamina.nn.train.Trainer;
import io.lamina.nn.train.TrainingResult;
import io.lamina.service.model.ClassProbabilities;
import io.lamina.service.model.FittedDecision;
import io.lamina.table.Table;
import io.lamina.table.split.Split;
import io.lamina.table.target.ClassTarget;
import io.lamina.table.target.NumberTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One training from table to scored network, in memory, without a database: the same plan and table give the same bits. */
final class TrainingRun {
    /** So many examples of a part are scored if there is haste. */
    private static final int MOST_IN_HASTE = 1 << 15;

    private final TrainingPlan plan;
    private final Table table;
    private final TrainingData data;
    private Network network;
    private FittedDecision decision = FittedDecision.NONE;

    /** @param data the table, made ready by the plan */
    TrainingRun(TrainingPlan plan, Table table, TrainingData data) {
        this.plan = plan;
        this.table = table;
        this.data = data;
        this.network = create();
    }

    private Network create() {
        return Network.create(
                plan.configuration().network(), data.networkInputs(), data.outputs(plan.loss()), plan.seed());
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

    /** How the model makes a label of probabilities; chosen by {@link #evaluate}. */
    FittedDecision decision() {
        return decision;
    }

    /**
     * Scores every part that has rows: test, validation, training; the first is the one to quote. If there is haste, it is the only one,
     * and of its rows at most {@value #MOST_IN_HASTE} are scored, evenly spread. What the configuration leaves to the end, calibration and
     * threshold, is chosen first, and is part of the network and of {@link #decision} then.
     */
    List<PartEvaluation> evaluate(JobProgress progress) {
        decide(progress);
        Predictor predictor = Predictor.of(network, OutputActivation.IDENTITY);
        PartScorer scorer = scorer();
        List<PartEvaluation> evaluations = new ArrayList<>();
        add(evaluations, "test", data.split().test(), predictor, scorer, progress);
        add(evaluations, "validation", data.split().validation(), predictor, scorer, progress);
        add(evaluations, "training", data.split().training(), predictor, scorer, progress);
        return evaluations;
    }

    private PartScorer scorer() {
        return new PartScorer(plan.task(), data.pipeline(), data.target(), data.division(), plan.loss(), decision);
    }

    /**
     * Scores the rows that a fold has not seen.
     *
     * @throws JobStoppedException if the job is no longer this worker's to finish
     */
    HeldOutScores scoreHeldOut(JobProgress progress) {
        decide(progress);
        int[] rows = data.split().test();
        Answered answered = answered(rows, Predictor.of(network, OutputActivation.IDENTITY), progress);
        Answers answers = Answers.of(answered.outputs, data.target(), plan.loss());
        float[] weights = plan.weights().of(table, data.target(), rows);
        PartEvaluation evaluation =
                scorer().score(PartEvaluation.CROSS_VALIDATION, table, rows, answered.outputs, weights, false);
        return new HeldOutScores(evaluation, decision, answers);
    }

    /**
     * Scores the answers of all folds together. What the folds have decided, each by rows of its own training part, the network that is
     * published takes the median of.
     *
     * @param folds in the order of their numbers
     * @param answers to the rows that they had not seen, one fold behind the other
     */
    PartEvaluation evaluate(List<FoldEvaluation> folds, Answers answers) {
        decision = FoldEvaluation.medianDecision(folds);
        Double temperature = decision.temperature();
        if (temperature != null) {
            network.scaleOutputs((float) (1 / temperature));
        }
        List<Split> divided = plan.folds(table);
        int[] rows = divided.stream()
                .flatMapToInt(fold -> Arrays.stream(fold.test()))
                .toArray();
        float[] weights = plan.weights().of(table, data.target(), rows);
        return scorer().score(
                        PartEvaluation.CROSS_VALIDATION,
                        table,
                        rows,
                        answers.outputs(data.target(), plan.loss()),
                        weights,
                        !plan.repeats(),
                        folds,
                        data.target() instanceof NumberTarget number ? means(number, divided) : null);
    }

    /** For each row that a fold is scored on, the mean of the rows that the fold may learn from: all but its own, early stopping's too. */
    private double[] means(NumberTarget number, List<Split> folds) {
        return folds.stream()
                .flatMapToDouble(fold -> {
                    int[] learned = IntStream.concat(Arrays.stream(fold.training()), Arrays.stream(fold.validation()))
                            .sorted()
                            .toArray();
                    double mean = number.mean(table, learned);
                    return Arrays.stream(fold.test()).mapToDouble(row -> mean);
                })
                .toArray();
    }

    private void decide(JobProgress progress) {
        DecisionSpec spec = plan.configuration().decision();
        if (!(data.target() instanceof ClassTarget classes)
                || (spec.calibration() == null && spec.threshold() == null)
                || plan.isOfAllFolds()) {
            return;
        }
        int[] keptBack = data.split().validation();
        Predictor predictor = Predictor.of(network, OutputActivation.IDENTITY);
        Answered answered = answered(keptBack.length == 0 ? data.split().training() : keptBack, predictor, progress);
        float[] logits = answered.outputs;
        int[] actual = classes.indices(table, answered.rows);
        Double temperature = null;
        if (spec.calibration() != null) {
            float factor = (float) spec.calibration().fit(logits, actual);
            network.scaleOutputs(factor);
            for (int i = 0; i < logits.length; i++) {
                logits[i] *= factor;
            }
            temperature = 1.0 / factor;
        }
        Double threshold = null;
        if (spec.threshold() != null) {
            plan.loss().outputActivation().apply(logits, 0, actual.length, network.outputs());
            float[] probabilities = ClassProbabilities.of(logits, actual.length);
            threshold = spec.threshold().choose(new ClassPredictions(classes.labels(), actual, probabilities));
        }
        decision = new FittedDecision(threshold, temperature);
    }

    private void add(
            List<PartEvaluation> evaluations,
            String split,
            int[] rows,
            Predictor predictor,
            PartScorer scorer,
            JobProgress progress) {
        if (rows.length == 0 || (progress.isInHaste() && !evaluations.isEmpty())) {
            return;
        }
        Answered answered = answered(rows, predictor, progress);
        if (answered.inHaste && !evaluations.isEmpty()) {
            return;
        }
        float[] weights = plan.weights().of(table, data.target(), answered.rows);
        boolean withIntervals = !answered.inHaste && !split.equals("training");
        evaluations.add(scorer.score(split, table, answered.rows, answered.outputs, weights, withIntervals));
    }

    /** What the network answers before the output activation, to all rows of a part or, in haste, to some of them. */
    private static final class Answered {
        private final int[] rows;
        private final float[] outputs;
        private final boolean inHaste;

        private Answered(int[] rows, float[] outputs, boolean inHaste) {
            this.rows = rows;
            this.outputs = outputs;
            this.inHaste = inHaste;
        }
    }

    private Answered answered(int[] rows, Predictor predictor, JobProgress progress) {
        boolean haste = progress.isInHaste();
        int[] some = haste ? spread(rows, MOST_IN_HASTE) : rows;
        float[] outputs = outputs(some, predictor, progress, !haste);
        return outputs == null ? answered(rows, predictor, progress) : new Answered(some, outputs, haste);
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
}
