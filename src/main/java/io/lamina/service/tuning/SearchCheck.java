package io.lamina.service.tuning;

import io.lamina.search.Choice;
import io.lamina.search.Condition;
import io.lamina.search.ParameterRange;
import io.lamina.search.SearchSpace;
import io.lamina.service.json.JsonBinder;
import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.training.TrainingConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Holds what may vary against the training that it is varied in: each end of each range must be something that the setting can be. */
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

    /** What the loss is measured by. */
    private static final Set<String> OF_THE_LOSS = Set.of("loss", "classWeights", "sampleWeightColumn");

    private static final double BELOW_ONE = Math.nextDown(1.0);

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
                errors.add(
                        at(
                                path,
                                "cannot vary: trials that differ in it could not be compared; say it in training, for all of them"));
            } else if (spec.objective().isLoss() && isOf(OF_THE_LOSS, path)) {
                errors.add(at(
                        path,
                        "changes what the loss measures, so trials could not be compared by validationLoss; take a metric for"
                                + " search.objective.metric"));
            }
        }
        return errors;
    }

    private static boolean isOf(Set<String> settings, String path) {
        return settings.stream().anyMatch(setting -> path.equals(setting) || path.startsWith(setting + "."));
    }

    /** What the training cannot be. */
    List<ProblemError> ofValues(SearchSpec spec, JsonNode configuration) {
        List<ProblemError> errors = new ArrayList<>();
        SearchSpace space = SearchSpace.of(spec.parameters());
        for (String path : space.paths()) {
            for (Map<String, Object> setting : ends(space, path)) {
                String problem = problem(configuration, setting, path);
                if (problem != null) {
                    errors.add(at(path, problem));
                    break;
                }
            }
        }
        return errors;
    }

    /** The ends of a range, or all values of a choice, each with the values of others with which it counts. */
    private static List<Map<String, Object>> ends(SearchSpace space, String path) {
        ParameterRange range = space.range(path);
        List<Object> values =
                range instanceof Choice choice ? choice.values() : List.of(range.valueAt(0), range.valueAt(BELOW_ONE));
        List<Map<String, Object>> ends = new ArrayList<>();
        Condition when = range.when();
        for (Map<String, Object> around : when == null ? List.of(Map.<String, Object>of()) : counting(space, when)) {
            for (Object value : values) {
                Map<String, Object> end = new LinkedHashMap<>(around);
                end.put(path, value);
                ends.add(end);
            }
        }
        return ends;
    }

    private static List<Map<String, Object>> counting(SearchSpace space, Condition when) {
        List<Map<String, Object>> counting = new ArrayList<>();
        Condition outer = space.range(when.parameter()).when();
        for (Map<String, Object> around : outer == null ? List.of(Map.<String, Object>of()) : counting(space, outer)) {
            for (Object value : when.values()) {
                Map<String, Object> with = new LinkedHashMap<>(around);
                with.put(when.parameter(), value);
                counting.add(with);
            }
        }
        return counting;
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
