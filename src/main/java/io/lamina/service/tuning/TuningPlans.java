package io.lamina.service.tuning;

import io.lamina.search.Condition;
import io.lamina.search.Hyperband;
import io.lamina.search.SearchMethod;
import io.lamina.search.SearchSpace;
import io.lamina.service.json.JsonBinder;
import io.lamina.service.json.JsonWriter;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.training.JobWarning;
import io.lamina.service.training.PlannedTraining.Estimates;
import io.lamina.service.training.ResolvedTrials;
import io.lamina.service.training.TrainingConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says what a search would take before anything is trained. A method that does not learn is asked for its trials; of one that does, trials
 * at random places stand for the time, and the ends of ranges for the largest.
 */
@Component
class TuningPlans {
    /** Values of a trial may be whole lists of layers. */
    private static final int MOST_SHOWN = 500;

    private final ConfigurationTree tree;
    private final JsonBinder binder;
    private final JsonWriter writer;

    TuningPlans(ConfigurationTree tree, JsonBinder binder, JsonWriter writer) {
        this.tree = tree;
        this.binder = binder;
        this.writer = writer;
    }

    /** Values that may be tried, and what that would take, or why it cannot be. */
    private record Sized(
            Map<String, Object> values,
            @Nullable Estimates estimates,
            @Nullable String problem) {
        long memory() {
            return estimates == null ? -1 : estimates.memoryBytes();
        }
    }

    /** What a request that was checked would take. */
    PlannedTuning of(TuningCheck.Checked checked) {
        Search search = checked.search();
        ResolvedTrials trials = checked.trials();
        List<Sized> tried = new ArrayList<>();
        double seconds = 0;
        for (Map<String, Object> values : search.unlearned()) {
            Sized trial = sized(values, trials);
            tried.add(trial);
            Estimates estimates = trial.estimates();
            seconds += estimates == null ? 0 : search.share(tried.size()) * estimates.durationSeconds();
        }
        List<JobWarning> warnings = new ArrayList<>(trials.warnings());
        warnOfFailures(search, tried, warnings);
        boolean learns = search.spec().method().learns();
        if (learns) {
            tried.add(largest(search.space(), trials));
        }
        warnOfMemory(tried, trials, warnings);
        List<Estimates> sizes = tried.stream()
                .flatMap(trial -> Stream.ofNullable(trial.estimates()))
                .toList();
        return new PlannedTuning(
                binder.bind(search.base().configuration(), TrainingConfiguration.class),
                search.spec(),
                new PlannedTuning.SearchEstimates(
                        search.most(),
                        sizes.stream()
                                .mapToLong(Estimates::parameterCount)
                                .max()
                                .orElse(0),
                        sizes.stream().mapToLong(Estimates::memoryBytes).max().orElse(0),
                        Math.min(seconds, mostSeconds(search)),
                        method(search)),
                warnings);
    }

    private Sized sized(Map<String, Object> values, ResolvedTrials trials) {
        try {
            TrainingConfiguration trial =
                    binder.bind(tree.with(trials.base().configuration(), values), TrainingConfiguration.class);
            return new Sized(values, trials.estimates(trial), null);
        } catch (ProblemException e) {
            return new Sized(values, null, e.detail());
        } catch (IllegalArgumentException e) {
            return new Sized(values, null, e.getMessage());
        }
    }

    /** Takes of each range, one after the other, the end with which most memory is needed. */
    private Sized largest(SearchSpace space, ResolvedTrials trials) {
        Sized largest = sized(Map.of(), trials);
        for (String path : space.paths()) {
            Map<String, Object> before = largest.values();
            if (counts(space.range(path).when(), before)) {
                largest = SearchCheck.ends(space.range(path)).stream()
                        .map(value -> sized(with(before, path, value), trials))
                        .max(Comparator.comparingLong(Sized::memory))
                        .orElseThrow();
            }
        }
        return largest;
    }

    private static boolean counts(@Nullable Condition when, Map<String, Object> values) {
        return when == null || when.values().contains(values.get(when.parameter()));
    }

    private static Map<String, Object> with(Map<String, Object> values, String path, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(path, value);
        return more;
    }

    private void warnOfFailures(Search search, List<Sized> tried, List<JobWarning> warnings) {
        List<Sized> failing =
                tried.stream().filter(trial -> trial.estimates() == null).toList();
        if (!failing.isEmpty()) {
            warnings.add(JobWarning.ofJob(
                    "failing_trials",
                    "%d of %d trials%s could not be trained, such as %s: %s"
                            .formatted(
                                    failing.size(),
                                    tried.size(),
                                    search.spec().method().learns() ? " at random places" : "",
                                    shown(failing.getFirst()),
                                    failing.getFirst().problem())));
        }
    }

    private void warnOfMemory(List<Sized> tried, ResolvedTrials trials, List<JobWarning> warnings) {
        Sized largest =
                tried.stream().max(Comparator.comparingLong(Sized::memory)).orElseThrow();
        Estimates estimates = largest.estimates();
        if (estimates != null) {
            trials.lack(estimates)
                    .ifPresent(lack -> warnings.add(JobWarning.ofJob(
                            "trial_out_of_memory", "a trial with " + shown(largest) + " fails: " + lack)));
        }
    }

    private String shown(Sized trial) {
        String values = writer.text(trial.values());
        return values.length() > MOST_SHOWN ? values.substring(0, MOST_SHOWN) + "…" : values;
    }

    /** Trials that are stopped when time is over have taken no more of any worker; folds of one may have several. */
    private static double mostSeconds(Search search) {
        Duration most = search.spec().maxRuntime();
        return most == null
                ? Double.POSITIVE_INFINITY
                : most.toMillis()
                        / 1e3
                        * search.spec().parallelism()
                        * Math.max(1, search.base().folds());
    }

    private static String method(Search search) {
        SearchMethod method = search.spec().method();
        return "the sum of what submitTrainingJob says of each trial"
                + (method.learns() ? ", of as many at random places" : "")
                + (method instanceof Hyperband ? ", by the share of epochs that rungs leave it on average" : "");
    }
}
