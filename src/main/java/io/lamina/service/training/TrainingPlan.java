package io.lamina.service.training;

import io.lamina.nn.augmentation.AugmentationSpec;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.train.TrainingSpec;
import io.lamina.table.Table;
import io.lamina.table.preprocessing.Features;
import io.lamina.table.preprocessing.MissingRows;
import io.lamina.table.split.Split;
import io.lamina.table.split.ValidationStrategy;
import io.lamina.table.target.TargetPlan;
import io.lamina.table.target.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A configuration in which nothing is left to choose.
 *
 * @param configuration with every {@code auto} resolved
 */
record TrainingPlan(TrainingConfiguration configuration) {
    /** @throws IllegalArgumentException if something is still to be chosen */
    TrainingPlan {
        if (configuration.task() == null
                || configuration.preprocessing().numeric() == null
                || configuration.validation() == null
                || configuration.loss() == null
                || configuration.regularization() == null
                || configuration.epochs() == null
                || configuration.batchSize() == null
                || configuration.modelName() == null
                || configuration.name() == null
                || configuration.network().hiddenLayers() == null
                || configuration.optimizer().learningRate() == null) {
            throw new IllegalArgumentException("the configuration is not resolved: " + configuration);
        }
    }

    Task task() {
        return chosen(configuration.task());
    }

    Loss loss() {
        return chosen(configuration.loss());
    }

    int epochs() {
        return chosen(configuration.epochs());
    }

    String name() {
        return chosen(configuration.name());
    }

    String modelName() {
        return chosen(configuration.modelName());
    }

    /** How long the job may run; null: as long as it wants. */
    @Nullable
    Duration maxRuntime() {
        return configuration.maxRuntime();
    }

    /** The part that the engine reads. */
    TrainingSpec trainingSpec() {
        return new TrainingSpec(
                loss(),
                configuration.optimizer(),
                configuration.learningRateSchedule(),
                chosen(configuration.regularization()),
                configuration.gradientClipping(),
                configuration.augmentation(),
                epochs(),
                chosen(configuration.batchSize()),
                configuration.earlyStopping(),
                configuration.seed());
    }

    /** Makes the table ready, in the same way whenever it is called. */
    TrainingData data(Table table) {
        Features features = features(table, configuration);
        TargetPlan target = target(table, features);
        return TrainingData.of(
                table,
                target,
                split(table, target),
                features,
                configuration.preprocessing(),
                configuration.target(),
                loss());
    }

    /** The parts of the table, as {@link #data} has them. */
    Split split(Table table) {
        return split(table, target(table, features(table, configuration)));
    }

    private TargetPlan target(Table table, Features features) {
        MissingRows remaining = MissingRows.of(table, features, configuration.preprocessing());
        return TrainingData.target(table, remaining, configuration.target(), task());
    }

    private Split split(Table table, TargetPlan target) {
        return TrainingData.split(table, target, chosen(configuration.validation()), configuration.seed());
    }

    /** What rows weigh. */
    ExampleWeights weights() {
        return new ExampleWeights(configuration.classWeights(), configuration.sampleWeightColumn());
    }

    /**
     * The columns to learn from: those that a person named, or all but the target, if there is one, the weights and what only divides
     * the rows. Images keep the pixels that are always the same.
     */
    static Features features(Table table, TrainingConfiguration configuration) {
        boolean images = configuration.augmentation().stream().anyMatch(AugmentationSpec::needsImages);
        Features features = chosenFeatures(table, configuration);
        return images ? features.withConstants() : features;
    }

    private static Features chosenFeatures(Table table, TrainingConfiguration configuration) {
        List<String> named = configuration.features();
        String target = configuration.target();
        if (named != null) {
            return Features.named(table, target, named);
        }
        List<String> others = new ArrayList<>();
        if (target != null) {
            others.add(target);
        }
        if (configuration.sampleWeightColumn() != null) {
            others.add(configuration.sampleWeightColumn());
        }
        ValidationStrategy validation = configuration.validation();
        if (validation != null) {
            others.addAll(validation.columnsOfDivision());
        }
        return Features.allBut(table, others.toArray(String[]::new));
    }

    private static <T> T chosen(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("checked by the constructor");
        }
        return value;
    }
}
