package io.lamina.service.training;

import io.lamina.nn.augmentation.AugmentationSpec;
import io.lamina.nn.augmentation.MinorityOversampling;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.train.TrainingSpec;
import io.lamina.table.Table;
import io.lamina.table.forecast.ForecastSpec;
import io.lamina.table.preprocessing.Features;
import io.lamina.table.preprocessing.MissingRows;
import io.lamina.table.split.CrossValidation;
import io.lamina.table.split.None;
import io.lamina.table.split.Split;
import io.lamina.table.split.ValidationStrategy;
import io.lamina.table.target.TargetPlan;
import io.lamina.table.target.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A configuration in which nothing is left to choose, and which of its networks is to be trained.
 *
 * @param configuration with every {@code auto} resolved
 * @param fold the fold, from 1; 0: the network that is published, under cross-validation that of all rows
 * @param lastEpoch where training ends at the latest; the learning rate follows its schedule for all epochs of the configuration
 */
record TrainingPlan(TrainingConfiguration configuration, int fold, int lastEpoch) {
    /** The plan of the network that is published. */
    TrainingPlan(TrainingConfiguration configuration) {
        this(configuration, 0, configuration.epochs() == null ? 0 : configuration.epochs());
    }

    /** @throws IllegalArgumentException if something is still to be chosen */
    TrainingPlan {
        if (configuration.task() == null
                || configuration.preprocessing().numeric() == null
                || configuration.validation() == null
                || (configuration.task() == Task.FORECASTING && configuration.forecast() == null)
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

    int batchSize() {
        return chosen(configuration.batchSize());
    }

    String name() {
        return chosen(configuration.name());
    }

    String modelName() {
        return chosen(configuration.modelName());
    }

    /** How many networks are trained and scored before the one that is published; 0 without cross-validation. */
    int parts() {
        return configuration.validation() instanceof CrossValidation folds ? folds.parts() : 0;
    }

    /** Whether it is the network that follows the folds of a cross-validation. */
    boolean isOfAllFolds() {
        return fold == 0 && parts() > 0;
    }

    /** Whether rows are scored several times, each time by another network. */
    boolean repeats() {
        return configuration.validation() instanceof CrossValidation folds && folds.repeats() > 1;
    }

    /** Where the random choices of this network start: each fold's in a place of its own. */
    long seed() {
        return fold == 0 ? configuration.seed() : CrossValidation.seedOf(configuration.seed(), fold);
    }

    /**
     * How long the training may run; null: as long as it wants. Each fold has the same share of what the job has, so that all are
     * scored; what they leave is for the network that is published, whose time counts theirs.
     */
    @Nullable
    Duration maxRuntime() {
        Duration whole = configuration.maxRuntime();
        return whole == null || fold == 0 ? whole : whole.dividedBy(parts() + 1L);
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
                lastEpoch,
                batchSize(),
                isOfAllFolds() ? null : configuration.earlyStopping(),
                seed());
    }

    /** Makes the table ready, in the same way whenever it is called. */
    TrainingData data(Table table) {
        Features features = features(table, configuration);
        TargetPlan target = target(table, features);
        return TrainingData.of(
                table, target, division(table, target, features), features, configuration.preprocessing(), loss());
    }

    /** The parts of the table, as {@link #data} has them. */
    Split split(Table table) {
        Features features = features(table, configuration);
        return division(table, target(table, features), features).split();
    }

    private TargetPlan target(Table table, Features features) {
        MissingRows remaining = MissingRows.of(table, features, configuration.preprocessing());
        return TrainingData.target(table, remaining, configuration.target(), task());
    }

    private Division division(Table table, TargetPlan target, Features features) {
        return Division.of(table, target, features, split(table, target), configuration.forecast());
    }

    private Split split(Table table, TargetPlan target) {
        return isOfAllFolds()
                ? TrainingData.splits(table, target, new None(), configuration.seed())
                        .getFirst()
                : splits(table, target).get(Math.max(0, fold - 1));
    }

    private List<Split> splits(Table table, TargetPlan target) {
        return TrainingData.splits(table, target, chosen(configuration.validation()), configuration.seed());
    }

    /** Rows that are trained on or scored together, of so many training rows: at the end those of all repeats are. */
    long mostRowsAtOnce(int trainingRows) {
        return fold == 0 && configuration.validation() instanceof CrossValidation folds
                ? (long) trainingRows * folds.repeats()
                : trainingRows;
    }

    /**
     * Rows of an epoch: more than there are where those of rare classes are repeated.
     *
     * @param classCounts training rows of each class; empty if the target has no classes
     */
    long epochRows(int trainingRows, List<Integer> classCounts) {
        return oversampling()
                .map(oversampling -> Math.max(trainingRows, oversampling.rows(classCounts)))
                .orElse((long) trainingRows);
    }

    /** What repeats rows of rare classes; empty: nothing does. */
    Optional<MinorityOversampling> oversampling() {
        return configuration.augmentation().stream()
                .filter(MinorityOversampling.class::isInstance)
                .map(MinorityOversampling.class::cast)
                .findFirst();
    }

    /** The parts of each fold; its test rows are those that it is scored on. */
    List<Split> folds(Table table) {
        return splits(table, target(table, features(table, configuration)));
    }

    /** The rows that each fold is scored on, one fold behind the other. */
    int[] heldOutRows(Table table) {
        return folds(table).stream()
                .flatMapToInt(split -> Arrays.stream(split.test()))
                .toArray();
    }

    /** What rows weigh. */
    ExampleWeights weights() {
        return new ExampleWeights(configuration.classWeights(), configuration.sampleWeightColumn());
    }

    /**
     * The columns to learn from: those that a person named, or all but the target, if there is one, the weights and what only divides
     * or orders the rows. A forecast learns from the past of its target too. Images keep the pixels that are always the same.
     */
    static Features features(Table table, TrainingConfiguration configuration) {
        boolean images = configuration.augmentation().stream().anyMatch(AugmentationSpec::needsImages);
        Features features = chosenFeatures(table, configuration);
        return images ? features.withConstants() : features;
    }

    private static Features chosenFeatures(Table table, TrainingConfiguration configuration) {
        List<String> named = configuration.features();
        String target = configuration.target();
        ForecastSpec forecast = configuration.forecast();
        List<String> others = new ArrayList<>();
        if (configuration.sampleWeightColumn() != null) {
            others.add(configuration.sampleWeightColumn());
        }
        ValidationStrategy validation = configuration.validation();
        if (validation != null) {
            others.addAll(validation.columnsOfDivision());
        }
        if (forecast != null && target != null) {
            others.addAll(forecast.columnsOfOrder());
            Features features = named == null ? allBut(table, others) : Features.named(table, null, named);
            return features.withSeries(target);
        }
        if (target != null) {
            others.add(target);
        }
        return named == null ? allBut(table, others) : Features.named(table, target, named);
    }

    private static Features allBut(Table table, List<String> others) {
        return Features.allBut(table, others.toArray(String[]::new));
    }

    private static <T> T chosen(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("checked by the constructor");
        }
        return value;
    }
}
