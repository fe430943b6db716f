package io.lamina.service.tuning;

import io.lamina.search.Choice;
import io.lamina.search.Condition;
import io.lamina.search.LogUniform;
import io.lamina.search.ParameterRange;
import io.lamina.search.SearchSpace;
import io.lamina.search.Uniform;
import io.lamina.service.json.JsonBinder;
import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.training.TrainingConfiguration;
import io.lamina.service.training.TrialBase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Holds what may vary against the training that it is varied in: what ranges reach must be something that the setting can be. */
@Component
class SearchCheck {
    /** What says whose training it is, or which rows it is scored on: trials that differ in it could not be compared. */
    private static final Set<String> FIXED = Set.of(
            "name",
            "modelName",
            "datasetId",
            "target",
            "task",
            "priority",
            "validation",
            "seed",
            "maxRuntime",
            "reasons",
            "forecast.timeColumn",
            "forecast.horizon",
            "forecast.groupColumn");

    /** An autoencoder says its inputs: what they are is what it is scored by. */
    private static final Set<String> FIXED_FOR_AUTOENCODERS = Set.of("features", "preprocessing");

    private static final String NOT_COMPARABLE =
            "cannot vary: trials that differ in it could not be compared; say it in training, for all of them";

    /** What the loss is measured by, and whose rows say in what units. */
    private static final Set<String> OF_THE_LOSS =
            Set.of("loss", "classWeights", "sampleWeightColumn", "forecast.lags");

    /** Binding so many configurations takes a second. */
    private static final int MOST_CHECKS = 10_000;

    /** A place inside a range at which hardly any has a whole number: the golden section. */
    private static final double INSIDE = 0.6180339887498949;

    private final ConfigurationTree tree;
    private final JsonBinder binder;

    SearchCheck(ConfigurationTree tree, JsonBinder binder) {
        this.tree = tree;
        this.binder = binder;
    }

    static ProblemError at(String path, String detail) {
        return ProblemError.at("/search/parameters/" + ProblemError.token(path), detail);
    }

    /** What is wrong with the parameters whatever the table. */
    static List<ProblemError> ofSpace(SearchSpec spec) {
        List<ProblemError> errors = new ArrayList<>();
        SearchSpace.problems(spec.parameters()).forEach((path, problem) -> errors.add(at(path, problem)));
        for (String path : new TreeSet<>(spec.parameters().keySet())) {
            if (isOf(FIXED, path)) {
                errors.add(at(path, NOT_COMPARABLE));
            } else if (spec.objective().isLoss() && isOf(OF_THE_LOSS, path)) {
                errors.add(at(
                        path,
                        "changes what the loss measures, so trials could not be compared by validationLoss; take a metric for"
                                + " search.objective.metric"));
            }
        }
        return errors;
    }

    /** What makes trials of this training incomparable, beyond {@link #ofSpace}. */
    static List<ProblemError> ofTraining(SearchSpec spec, TrialBase base) {
        List<ProblemError> errors = new ArrayList<>();
        for (String path : new TreeSet<>(spec.parameters().keySet())) {
            if (base.task().equals("autoencoder") && isOf(FIXED_FOR_AUTOENCODERS, path)) {
                errors.add(at(path, NOT_COMPARABLE));
            } else if (base.folds() > 0 && isOf(Set.of("forecast.lags"), path)) {
                errors.add(at(
                        path,
                        "cannot vary under cross-validation, whose folds it may leave rows out of; take a holdout"));
            }
        }
        return errors;
    }

    /** Whether a path is one of some settings, lies within one, or holds one. */
    private static boolean isOf(Set<String> settings, String path) {
        return settings.stream()
                .anyMatch(setting ->
                        path.equals(setting) || path.startsWith(setting + ".") || setting.startsWith(path + "."));
    }

    /** What the training cannot be. */
    List<ProblemError> ofValues(SearchSpec spec, JsonNode configuration) {
        SearchSpace space = SearchSpace.of(spec.parameters());
        long checks = space.paths().stream()
                .mapToLong(path -> (long) held(space.range(path)).size()
                        * conditions(space.range(path)).size())
                .sum();
        if (checks > MOST_CHECKS) {
            return List.of(ProblemError.at(
                    "/search/parameters",
                    "must have at most " + MOST_CHECKS
                            + " values, each counted once for every value of its condition, got " + checks
                            + "; take ranges of numbers or fewer values of choices"));
        }
        List<ProblemError> errors = new ArrayList<>();
        for (String path : space.paths()) {
            String problem = problem(space, path, configuration);
            if (problem != null) {
                errors.add(at(path, problem));
            }
        }
        return errors;
    }

    /** Of what is held of a range, each with every value of the setting that it is conditional on. */
    private @Nullable String problem(SearchSpace space, String path, JsonNode configuration) {
        ParameterRange range = space.range(path);
        for (Map<String, Object> around : conditions(range)) {
            Map<String, Object> setting = new LinkedHashMap<>(witness(space, range.when()));
            setting.putAll(around);
            for (Object value : held(range)) {
                setting.put(path, value);
                String problem = problem(configuration, setting, path);
                if (problem != null) {
                    // Both ends came before it, and were whole numbers.
                    return isContinuous(range) && value.equals(range.valueAt(INSIDE))
                            ? problem + "; for a setting of whole numbers take integers or log_integers"
                            : problem;
                }
            }
        }
        return null;
    }

    /** What stands for all values of a range; of one that is continuous also a value inside, which a setting of whole numbers cannot be. */
    private static List<Object> held(ParameterRange range) {
        return isContinuous(range)
                ? Stream.concat(ends(range).stream(), Stream.of(range.valueAt(INSIDE)))
                        .toList()
                : ends(range);
    }

    private static boolean isContinuous(ParameterRange range) {
        return range instanceof Uniform || range instanceof LogUniform;
    }

    /** Both ends of a range of numbers; all values of a choice. */
    static List<Object> ends(ParameterRange range) {
        return range instanceof Choice choice ? choice.values() : List.of(range.valueAt(0), range.valueAt(1));
    }

    private static List<Map<String, Object>> conditions(ParameterRange range) {
        Condition when = range.when();
        return when == null
                ? List.of(Map.of())
                : when.values().stream()
                        .map(value -> Map.of(when.parameter(), value))
                        .toList();
    }

    /**
     * Values with which a condition counts. One for each setting further out is enough: that setting was held against all values of the
     * one around it.
     */
    private static Map<String, Object> witness(SearchSpace space, @Nullable Condition when) {
        Map<String, Object> witness = new LinkedHashMap<>();
        for (Condition at = when; at != null; at = space.range(at.parameter()).when()) {
            witness.put(at.parameter(), at.values().getFirst());
        }
        return witness;
    }

    private @Nullable String problem(JsonNode configuration, Map<String, Object> setting, String path) {
        try {
            binder.bind(tree.with(configuration, setting), TrainingConfiguration.class);
            return null;
        } catch (ProblemException e) {
            return "cannot be " + setting.get(path) + ": " + e.detail();
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
