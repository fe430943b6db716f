package io.lamina.service.training;

import io.lamina.evaluation.Metrics;
import io.lamina.evaluation.metric.Metric;
import io.lamina.nn.activation.OutputActivation;
import io.lamina.nn.augmentation.Augmentations;
import io.lamina.nn.augmentation.MinorityOversampling;
import io.lamina.nn.layer.LayerSpec;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.network.NetworkSpec;
import io.lamina.nn.schedule.ScheduleSpec;
import io.lamina.nn.train.EarlyStopping;
import io.lamina.service.problem.Nearest;
import io.lamina.service.problem.ProblemError;
import io.lamina.setting.Kinds;
import io.lamina.table.Table;
import io.lamina.table.split.Split;
import io.lamina.table.target.ClassTarget;
import io.lamina.table.target.NumberTarget;
import io.lamina.table.target.TargetPlan;
import io.lamina.table.target.Task;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds settings that do not fit the task, the table or each other. */
record SettingCheck(TrainingConfiguration asked, List<ProblemError> errors) {
    /** Repeated rows of an epoch, which are numbers of rows in memory. */
    private static final long MOST_OVERSAMPLED_ROWS = 20_000_000;

    private static final int SEVERAL_VALUES = 2;

    /** Which losses fit is a question of what their outputs are: one number, one probability, or one per class. */
    void checkLoss(TargetPlan target) {
        Loss loss = asked.loss();
        if (loss == null) {
            return;
        }
        Set<OutputActivation> fitting = switch (target.task()) {
            case REGRESSION -> Set.of(OutputActivation.IDENTITY, OutputActivation.EXPONENTIAL);
            case FORECASTING, AUTOENCODER -> Set.of(OutputActivation.IDENTITY);
            case BINARY_CLASSIFICATION -> Set.of(OutputActivation.SIGMOID, OutputActivation.SOFTMAX);
            case MULTICLASS_CLASSIFICATION -> Set.of(OutputActivation.SOFTMAX);
        };
        if (!fitting.contains(loss.outputActivation())) {
            errors.add(ProblemError.at(
                    "/loss",
                    "\"" + Kinds.nameOf(loss.getClass()) + "\" does not fit " + word(target.task())
                            + "; leave it to auto, which takes \""
                            + Kinds.nameOf(
                                    new AutoChoice(1, 1, target.task()).loss().getClass()) + "\""));
        }
    }

    void checkEarlyStopping(TargetPlan target) {
        EarlyStopping stopping = asked.earlyStopping();
        String metric = stopping == null ? null : stopping.metric();
        if (metric == null) {
            return;
        }
        List<String> allowed = Stream.concat(
                        Stream.of(EarlyStopping.VALIDATION_LOSS, EarlyStopping.TRAINING_LOSS),
                        metrics(target).map(Metric::name))
                .toList();
        if (!allowed.contains(metric)) {
            errors.add(ProblemError.at(
                    "/earlyStopping/metric",
                    "must be one of " + allowed.stream().collect(Collectors.joining(", ")) + ", got \"" + metric + "\""
                            + Nearest.hint(metric, allowed)));
        }
    }

    /** Who names what to watch means it; where it was left to Lamina, it goes without. */
    void checkWatched(TrainingPlan plan) {
        EarlyStopping stopping = asked.earlyStopping();
        if (stopping != null
                && stopping.metric() != null
                && plan.configuration().earlyStopping() == null) {
            errors.add(ProblemError.at(
                    "/earlyStopping/metric",
                    "\"" + stopping.metric() + "\" is of rows kept back, and none are; take \""
                            + EarlyStopping.TRAINING_LOSS
                            + "\", earlyStopping \"none\", or a validation that keeps some back"));
        }
    }

    /** Only a classification has probabilities, and only that of two classes a threshold. */
    void checkDecision(TargetPlan target) {
        ClassTarget classes = target.classes();
        if (asked.decision().calibration() != null && classes == null) {
            errors.add(ProblemError.at(
                    "/decision/calibration",
                    "needs a classification, got " + word(target.task()) + "; leave it to none"));
        }
        if (asked.decision().threshold() != null
                && (classes == null || classes.labels().size() != 2)) {
            errors.add(ProblemError.at(
                    "/decision/threshold",
                    "needs a target of exactly two classes, got " + word(target.task())
                            + (classes == null ? "" : " of " + classes.labels().size() + " classes")
                            + "; leave it to none"));
        }
    }

    /** By what rows kept back are scored, and whether greater is better. */
    Map<String, Boolean> scores(TargetPlan target) {
        Map<String, Boolean> scores = new LinkedHashMap<>();
        scores.put(EarlyStopping.VALIDATION_LOSS, false);
        metrics(target).forEach(metric -> scores.put(metric.name(), metric.greaterIsBetter()));
        return scores;
    }

    private Stream<? extends Metric<?>> metrics(TargetPlan target) {
        int ahead = asked.forecast() == null ? 1 : asked.forecast().horizon();
        int values = target.task() == Task.AUTOENCODER ? SEVERAL_VALUES : ahead;
        ClassTarget classes = target.classes();
        return classes == null
                ? Metrics.ofRegression().stream().filter(metric -> metric.appliesTo(values))
                : Metrics.ofClassification().stream()
                        .filter(metric -> metric.appliesTo(classes.labels().size()));
    }

    /** @param learningRate null: left to Lamina */
    void checkSchedule(int epochs, @Nullable Double learningRate) {
        ScheduleSpec schedule = asked.learningRateSchedule();
        try {
            schedule.requireFits(epochs);
        } catch (IllegalArgumentException e) {
            errors.add(ProblemError.at("/learningRateSchedule/warmUpEpochs", String.valueOf(e.getMessage())));
        }
        if (learningRate != null && schedule.minimumLearningRate() > learningRate) {
            errors.add(ProblemError.at(
                    "/learningRateSchedule/minimumLearningRate",
                    "must not be above optimizer.learningRate, which is " + learningRate + ", got "
                            + schedule.minimumLearningRate()));
        }
        EarlyStopping stopping = asked.earlyStopping();
        if (stopping != null && stopping.startEpoch() > epochs) {
            errors.add(ProblemError.at(
                    "/earlyStopping/startEpoch",
                    "must be at most epochs, which is " + epochs + ", got " + stopping.startEpoch()));
        }
    }

    /** A single row has no variance, so batch normalization would answer every row alike. */
    void checkNormalization(NetworkSpec network, int batchSize) {
        List<LayerSpec> layers = network.hiddenLayers();
        for (int i = 0; batchSize == 1 && layers != null && i < layers.size(); i++) {
            if (layers.get(i).batchNormalization()) {
                errors.add(ProblemError.at(
                        "/network/hiddenLayers/" + i + "/batchNormalization",
                        "needs batches of at least 2 rows, and batchSize is 1; take layerNormalization"));
            }
        }
    }

    /** Whether the loss accepts every target, in the unit of the column. */
    void checkTargets(TrainingData data, Table table) {
        Loss loss = asked.loss();
        if (loss == null
                || loss.outputActivation() != OutputActivation.EXPONENTIAL
                || !(data.target() instanceof NumberTarget number)) {
            return;
        }
        Split split = data.split();
        Stream.of(split.training(), split.validation(), split.test())
                .flatMapToInt(Arrays::stream)
                .filter(row -> table.column(number.column()).number(row) < 0)
                .min()
                .ifPresent(row -> errors.add(new ProblemError(
                        "/loss",
                        null,
                        null,
                        row + 1L,
                        number.column(),
                        "\"" + Kinds.nameOf(loss.getClass()) + "\" needs targets of at least 0, got "
                                + table.column(number.column()).number(row))));
    }

    private void checkOversampling(List<Integer> classCounts, int index) {
        if (!(asked.augmentation().get(index) instanceof MinorityOversampling oversampling)) {
            return;
        }
        long total = oversampling.rows(classCounts);
        if (total > MOST_OVERSAMPLED_ROWS) {
            errors.add(ProblemError.at(
                    "/augmentation/" + index + "/ratio",
                    "would make an epoch of %d rows, and %d are allowed; take a smaller ratio, or classWeights"
                            .formatted(total, MOST_OVERSAMPLED_ROWS)));
        }
    }

    /**
     * Whether each augmentation suits what the network is given.
     *
     * @param classCounts training rows of each class
     */
    void checkAugmentation(TrainingData data, List<Integer> classCounts) {
        boolean classes = data.target() instanceof ClassTarget;
        for (int i = 0; i < asked.augmentation().size(); i++) {
            checkOversampling(classCounts, i);
            try {
                if (!data.networkInputs().embedded().isEmpty()) {
                    Augmentations.requireCodesKept(asked.augmentation().subList(0, i + 1));
                }
                Augmentations.check(
                        asked.augmentation().subList(0, i + 1),
                        data.networkInputs().count(),
                        classes);
            } catch (IllegalArgumentException e) {
                errors.add(ProblemError.at("/augmentation/" + i, String.valueOf(e.getMessage())));
                return;
            }
        }
    }

    private static String word(Task task) {
        return (task == Task.AUTOENCODER ? "an " : "a ")
                + task.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
