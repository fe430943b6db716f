package io.lamina.service.training;

import io.lamina.evaluation.Metrics;
import io.lamina.evaluation.metric.Metric;
import io.lamina.nn.activation.OutputActivation;
import io.lamina.nn.augmentation.Augmentations;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.train.EarlyStopping;
import io.lamina.service.model.PipelineInputs;
import io.lamina.service.problem.Nearest;
import io.lamina.service.problem.ProblemError;
import io.lamina.setting.Kinds;
import io.lamina.table.target.ClassTarget;
import io.lamina.table.target.TargetPlan;
import io.lamina.table.target.Task;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds settings that do not fit the task, the table or each other. */
record SettingCheck(TrainingConfiguration asked, List<ProblemError> errors) {
    private static final int SEVERAL_VALUES = 2;

    /** Which losses fit is a question of what their outputs are: one number, one probability, or one per class. */
    void checkLoss(TargetPlan target) {
        Loss loss = asked.loss();
        if (loss == null) {
            return;
        }
        Set<OutputActivation> fitting = switch (target.task()) {
            case REGRESSION -> Set.of(OutputActivation.IDENTITY, OutputActivation.EXPONENTIAL);
            case AUTOENCODER -> Set.of(OutputActivation.IDENTITY);
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
        if (stopping == null) {
            return;
        }
        List<String> allowed = Stream.concat(
                        Stream.of(EarlyStopping.VALIDATION_LOSS, EarlyStopping.TRAINING_LOSS),
                        metrics(target).map(Metric::name))
                .toList();
        if (!allowed.contains(stopping.metric())) {
            errors.add(ProblemError.at(
                    "/earlyStopping/metric",
                    "must be one of " + allowed.stream().collect(Collectors.joining(", ")) + ", got \""
                            + stopping.metric() + "\"" + Nearest.hint(stopping.metric(), allowed)));
        }
    }

    private static Stream<? extends Metric<?>> metrics(TargetPlan target) {
        ClassTarget classes = target.classes();
        return classes == null
                ? Metrics.ofRegression().stream()
                        .filter(metric -> metric.appliesTo(target.task() == Task.AUTOENCODER ? SEVERAL_VALUES : 1))
                : Metrics.ofClassification().stream()
                        .filter(metric -> metric.appliesTo(classes.labels().size()));
    }

    void checkSchedule(int epochs) {
        try {
            asked.learningRateSchedule().requireFits(epochs);
        } catch (IllegalArgumentException e) {
            errors.add(ProblemError.at("/learningRateSchedule/warmUpEpochs", String.valueOf(e.getMessage())));
        }
    }

    /** Whether each augmentation suits what the network is given. */
    void checkAugmentation(TrainingData data) {
        boolean classes = data.target() instanceof ClassTarget;
        for (int i = 0; i < asked.augmentation().size(); i++) {
            try {
                if (!PipelineInputs.of(data.pipeline()).embedded().isEmpty()) {
                    Augmentations.requireCodesKept(asked.augmentation().subList(0, i + 1));
                }
                Augmentations.check(
                        asked.augmentation().subList(0, i + 1), data.pipeline().width(), classes);
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
