package io.lamina.service.training;

import io.lamina.nn.network.NetworkSpec;
import io.lamina.service.dataset.StoredDataset;
import io.lamina.service.problem.Nearest;
import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.training.PlannedTraining.Estimates;
import io.lamina.table.Table;
import io.lamina.table.TableException;
import io.lamina.table.forecast.ForecastSpec;
import io.lamina.table.preprocessing.Features;
import io.lamina.table.preprocessing.MissingRows;
import io.lamina.table.preprocessing.PreprocessingSpec;
import io.lamina.table.split.CrossValidation;
import io.lamina.table.split.Split;
import io.lamina.table.split.ValidationStrategy;
import io.lamina.table.target.ClassTarget;
import io.lamina.table.target.TargetPlan;
import io.lamina.table.target.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Fills in what a client left to Lamina, with the reason for each choice, and finds every error that only the table can show.
 *
 * <p>One object resolves one request; nothing is trained and nothing is written.
 */
final class Resolution {
    private final TrainingConfiguration asked;
    private final StoredDataset dataset;
    private final Table table;
    private final int workers;
    private final List<ProblemError> errors = new ArrayList<>();
    private final List<JobWarning> warnings = new ArrayList<>();
    private final Map<String, String> reasons = new LinkedHashMap<>();

    private Resolution(TrainingConfiguration asked, StoredDataset dataset, Table table, int workers) {
        this.asked = asked;
        this.dataset = dataset;
        this.table = table;
        this.workers = workers;
    }

    /**
     * The plan of a training and what its owner should know.
     *
     * @param plan with nothing left to choose
     * @param data the table, made ready by it
     * @param warnings in the order in which they were met
     * @param scores by what the rows kept back are scored, and whether greater is better; empty: none are kept back
     * @param rows a hash of the rows that are learned from and scored: trainings with another one cannot be compared
     * @param classCounts training rows of each class; empty if the target has no classes
     */
    record Resolved(
            TrainingPlan plan,
            TrainingData data,
            List<JobWarning> warnings,
            Map<String, Boolean> scores,
            long rows,
            List<Integer> classCounts) {
        /** What its training takes. */
        Estimates estimates(TrainingSpeed speed) {
            return estimates(plan, speed);
        }

        /**
         * What one takes that differs in settings alone: as if it learned from the same inputs.
         *
         * @throws IllegalArgumentException if its network cannot be built
         */
        Estimates estimates(TrainingConfiguration other, TrainingSpeed speed) {
            TrainingConfiguration mine = plan.configuration();
            Choices choices = new Choices(other, data, new LinkedHashMap<>(), new ArrayList<>());
            TrainingConfiguration chosen = choices.of(
                    plan.name(),
                    plan.modelName(),
                    plan.task(),
                    mine.validation(),
                    mine.preprocessing(),
                    mine.classWeights());
            return estimates(new TrainingPlan(chosen), speed);
        }

        private Estimates estimates(TrainingPlan planned, TrainingSpeed speed) {
            return Estimates.of(planned, data, classCounts, speed);
        }
    }

    /**
     * Resolves a request against its table.
     *
     * @param workers how many trainings share the memory of this process
     * @throws ProblemException 422 with every error that was found
     */
    static Resolved resolve(TrainingConfiguration asked, StoredDataset dataset, Table table, int workers) {
        return new Resolution(ForecastRules.completed(asked), dataset, table, workers).resolve();
    }

    private Resolved resolve() {
        Features features = attempt("/features", this::features);
        new ValidationCheck(asked, table, errors).check();
        ForecastRules.check(asked, table, errors);
        MissingRows remaining = features == null ? null : attempt("/preprocessing", () -> remaining(features));
        TargetPlan target = attempt("/target", () -> target(remaining));
        throwIfAny();
        TargetPlan known = present(target);
        if (asked.features() == null) {
            String which = asked.target() == null ? "every column" : "every column but the target";
            which += asked.validation() == null
                            || asked.validation().columnsOfDivision().isEmpty()
                    ? ""
                    : " and " + String.join(", ", asked.validation().columnsOfDivision()) + ", which divides the rows";
            reasons.put("features", which + "; warnings name those that are not used");
        }
        if (asked.network().initializer() == null) {
            reasons.put("network.initializer", "by each layer: He for relu and its relatives, Xavier otherwise");
        }
        reasons.put("task", known.reason());
        PreprocessingCheck.warnOfDropped(present(remaining), table, warnings);
        if (known.missingRows() > 0) {
            warn(
                    "missing_target",
                    asked.target(),
                    known.missingRows()
                            + (asked.forecast() == null
                                    ? " rows are left out: their target is missing"
                                    : " rows lack their target: no window says them"));
        }
        SettingCheck check = new SettingCheck(asked, errors);
        check.checkLoss(known);
        check.checkEarlyStopping(known);
        check.checkDecision(known);
        new WeightCheck(asked, table, errors).check(known);
        ValidationChoice choice = new ValidationChoice(asked, reasons, warnings);
        ValidationStrategy validation = choice.strategy(known);
        ForecastSpec forecast = asked.forecast();
        Function<@Nullable String, String> pointer = column -> forecast == null
                ? ValidationCheck.pointer(validation, column)
                : ForecastRules.pointer(forecast, validation, column);
        List<Split> splits = attempt(pointer, () -> TrainingData.splits(table, known, validation, asked.seed()));
        throwIfAny();
        Split split =
                attempt(column -> "/validation", () -> choice.published(table, known, validation, present(splits)));
        throwIfAny();
        Division division =
                attempt(pointer, () -> Division.of(table, known, present(features), present(split), forecast));
        throwIfAny();
        PreprocessingSpec preprocessing =
                PreprocessingCheck.resolved(asked, table, present(division), present(features), reasons);
        TrainingData data = attempt(
                "/features",
                () -> TrainingData.of(table, known, present(division), present(features), preprocessing, asked.loss()));
        throwIfAny();
        attempt(
                asked.sampleWeightColumn() == null ? "/classWeights" : "/sampleWeightColumn",
                () -> checkWeights(present(data)));
        List<Integer> classCounts = present(data).classCounts(table);
        warnings.addAll(DataWarnings.of(table, known, present(data), preprocessing, classCounts, asked.target()));
        if (validation instanceof CrossValidation) {
            new FoldCheck(asked, table, present(data), errors, warnings).check(present(splits));
        }
        throwIfAny();
        if (forecast != null) {
            ForecastRules.explain(forecast, present(present(data).division().forecast()), reasons);
        }
        TrainingPlan plan = new TrainingPlan(choose(present(data), known, validation, preprocessing));
        checkChosen(plan, present(data), classCounts);
        throwIfAny();
        boolean scored =
                validation instanceof CrossValidation || present(data).split().validation().length > 0;
        List<Split> folds = validation instanceof CrossValidation ? present(splits) : List.of();
        long rows = ScoredRows.fingerprint(present(data).split(), folds, forecast != null);
        return new Resolved(plan, present(data), warnings, scored ? check.scores(known) : Map.of(), rows, classCounts);
    }

    private MissingRows remaining(Features features) {
        PreprocessingCheck.throwIfUnfit(asked.preprocessing(), table, features);
        return MissingRows.of(table, features, asked.preprocessing());
    }

    /** @param remaining null if an error was found before; then the target is looked for in all rows */
    private TargetPlan target(@Nullable MissingRows remaining) {
        int[] rows = remaining == null ? IntStream.range(0, table.rowCount()).toArray() : remaining.rows();
        if (AutoencoderRules.isWithoutTarget(asked)) {
            return TargetPlan.ofInputs(rows);
        }
        String column = present(asked.target());
        if (table.find(column).isEmpty()) {
            throw ProblemException.invalidRequest(
                    "/target",
                    "the dataset has no column \"" + column + "\"" + Nearest.hint(column, table.columnNames()));
        }
        TargetPlan plan = TargetPlan.of(table, rows, column, asked.task());
        int count = plan.rows().length;
        int classes = plan.classes() == null ? 0 : plan.classes().labels().size();
        if (count >= ValidationStrategy.FEW_ROWS && 2 * classes > count) {
            throw ProblemException.invalidRequest(
                    "/target",
                    "column \"" + column + "\" has " + classes + " different labels in " + count
                            + " rows; labels must repeat to be learned");
        }
        return plan;
    }

    private Features features() {
        List<String> named = asked.features();
        List<ProblemError> unknown = new ArrayList<>();
        for (int i = 0; named != null && i < named.size(); i++) {
            String name = named.get(i);
            if (table.find(name).isEmpty()) {
                unknown.add(ProblemError.at(
                        "/features/" + i,
                        "the dataset has no column \"" + name + "\"" + Nearest.hint(name, table.columnNames())));
            }
        }
        if (!unknown.isEmpty()) {
            throw ProblemException.invalidRequest(unknown);
        }
        Features features = TrainingPlan.features(table, asked);
        if (features.columns().isEmpty()) {
            throw ProblemException.invalidRequest(
                    "/features",
                    "no feature is left to learn from: the dataset has no column but the target"
                            + (table.columnNames().size() == 1 ? "" : ", weights and what divides or orders the rows"));
        }
        return features;
    }

    private TrainingConfiguration choose(
            TrainingData data, TargetPlan target, ValidationStrategy validation, PreprocessingSpec preprocessing) {
        DefaultNames names = new DefaultNames(dataset, asked.target());
        return new Choices(asked, data, reasons, warnings)
                .of(
                        asked.name() != null ? asked.name() : names.ofJob(),
                        asked.modelName() != null ? asked.modelName() : names.ofModel(),
                        target.task(),
                        validation,
                        preprocessing,
                        classWeights(data));
    }

    /** What settings are only wrong together, or for this table. */
    private void checkChosen(TrainingPlan plan, TrainingData data, List<Integer> classCounts) {
        NetworkSpec network = plan.configuration().network();
        SettingCheck check = new SettingCheck(asked, errors);
        check.checkSchedule(plan.epochs(), asked.optimizer().learningRate());
        check.checkWatched(plan);
        check.checkNormalization(network, plan.batchSize());
        check.checkTargets(data, table);
        check.checkAugmentation(data, classCounts);
        if (plan.task() == Task.AUTOENCODER) {
            AutoencoderRules.check(network, data.networkInputs(), errors, warnings);
        }
        try {
            network.requireBuildable(data.networkInputs(), data.outputs(plan.loss()));
            MemoryNeed need = MemoryNeed.of(plan, data, classCounts);
            if (!need.fits(workers)) {
                ProblemException refusal = need.refusal(workers);
                if (errors.isEmpty()) {
                    // Nothing else is wrong: another machine may train it.
                    throw refusal;
                }
                errors.addAll(refusal.errors());
            }
        } catch (IllegalArgumentException e) {
            errors.add(ProblemError.at("/network/hiddenLayers", String.valueOf(e.getMessage())));
        }
    }

    private TrainingData checkWeights(TrainingData data) {
        ExampleWeights weights = new ExampleWeights(asked.classWeights(), asked.sampleWeightColumn());
        weights.check(table, data.target(), data.split().training(), "training");
        weights.check(table, data.target(), data.split().validation(), "validation");
        weights.check(table, data.target(), data.split().test(), "test");
        return data;
    }

    private @Nullable Map<String, Double> classWeights(TrainingData data) {
        Map<String, Double> weights = asked.classWeights();
        if (weights == null || !weights.isEmpty() || !(data.target() instanceof ClassTarget classes)) {
            return weights;
        }
        reasons.put("classWeights", "balanced: training rows / (classes * training rows of the class)");
        return ExampleWeights.balanced(classes, table, data.split().training());
    }

    private void warn(String code, @Nullable String column, String detail) {
        warnings.add(JobWarning.ofTable(code, column, detail));
    }

    private <T> @Nullable T attempt(String pointer, Supplier<T> step) {
        return attempt(column -> pointer, step);
    }

    /** @param pointer the place in the request that an error of a column, or of the table for null, is about */
    private <T> @Nullable T attempt(Function<@Nullable String, String> pointer, Supplier<T> step) {
        try {
            return step.get();
        } catch (TableException e) {
            e.errors()
                    .forEach(error -> errors.add(new ProblemError(
                            pointer.apply(error.column()), null, null, error.row(), error.column(), error.detail())));
        } catch (ProblemException e) {
            errors.addAll(e.errors());
        }
        return null;
    }

    private void throwIfAny() {
        if (!errors.isEmpty()) {
            throw ProblemException.invalidRequest(errors);
        }
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("an error was reported for it");
        }
        return value;
    }
}
