package io.lamina.service.training;

import io.lamina.evaluation.Metrics;
import io.lamina.evaluation.comparison.McNemar;
import io.lamina.evaluation.comparison.ResampledTTest;
import io.lamina.evaluation.metric.Metric;
import io.lamina.service.json.JsonBinder;
import io.lamina.service.model.LoadedModel;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import io.lamina.service.training.JobComparison.ComparedJob;
import io.lamina.service.training.JobComparison.ComparedMetric;
import io.lamina.service.training.JobComparison.ComparedPair;
import io.lamina.service.training.JobComparison.ComparedSetting;
import io.lamina.table.split.KFold;
import io.lamina.table.target.ClassTarget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * Puts training jobs side by side. What rows they were scored on, and what their models make of them, is worked out again from what is
 * stored, so a pair whose dataset or model was deleted cannot be tested, and says so.
 */
@Component
class Comparisons {
    /** So many rows of a job are answered at most, evenly spread over its part. */
    private static final int MOST_ROWS = 100_000;

    private final TrainingJobs jobs;
    private final TrainedModels trained;
    private final JsonBinder binder;

    Comparisons(TrainingJobs jobs, TrainedModels trained, JsonBinder binder) {
        this.jobs = jobs;
        this.trained = trained;
        this.binder = binder;
    }

    /** A job with the evaluation that it shows; null: none yet. */
    private record Scored(TrainingJob job, @Nullable PartEvaluation evaluation) {
        UUID id() {
            return job.id();
        }
    }

    /**
     * Compares jobs that exist.
     *
     * @throws ProblemException 503 if too many others read tables
     */
    JobComparison of(List<TrainingJob> compared) {
        List<Scored> scored = compared.stream()
                .map(job -> new Scored(job, jobs.shownEvaluation(job.id()).orElse(null)))
                .toList();
        LookedUpRows rows = new LookedUpRows();
        return new JobComparison(
                scored.stream().map(Comparisons::job).toList(),
                configuration(compared),
                metrics(scored, rows),
                tests(scored, rows));
    }

    private static ComparedJob job(Scored scored) {
        TrainingJob job = scored.job;
        PartEvaluation evaluation = scored.evaluation;
        return new ComparedJob(
                job.id(),
                job.name(),
                job.status(),
                job.datasetSha256(),
                evaluation == null ? null : evaluation.split(),
                evaluation == null ? null : evaluation.rowCount());
    }

    private List<ComparedSetting> configuration(List<TrainingJob> compared) {
        List<Map<String, JsonNode>> each = new ArrayList<>();
        Set<String> paths = new LinkedHashSet<>();
        for (TrainingJob job : compared) {
            Map<String, JsonNode> leaves =
                    SettingPaths.of(binder.parse(job.configuration().getBytes(StandardCharsets.UTF_8)));
            each.add(leaves);
            paths.addAll(leaves.keySet());
        }
        List<ComparedSetting> settings = new ArrayList<>();
        for (String path : paths) {
            List<JsonNode> values = each.stream()
                    .map(leaves -> leaves.getOrDefault(path, NullNode.getInstance()))
                    .toList();
            settings.add(new ComparedSetting(path, values.stream().distinct().count() > 1, values));
        }
        return settings;
    }

    private List<ComparedMetric> metrics(List<Scored> scored, LookedUpRows rows) {
        Set<String> names = new LinkedHashSet<>();
        scored.stream()
                .map(Scored::evaluation)
                .filter(Objects::nonNull)
                .forEach(evaluation -> names.addAll(evaluation.metrics().keySet()));
        return names.stream().map(name -> metric(name, scored, rows)).toList();
    }

    private ComparedMetric metric(String name, List<Scored> scored, LookedUpRows rows) {
        boolean greater = Metrics.named(name).map(Metric::greaterIsBetter).orElse(false);
        List<@Nullable Double> values = new ArrayList<>();
        Double best = null;
        List<Scored> defined = new ArrayList<>();
        for (Scored one : scored) {
            Double value =
                    one.evaluation == null ? null : one.evaluation.metrics().get(name);
            values.add(value);
            if (value != null) {
                defined.add(one);
                best = best == null || (greater ? value > best : value < best) ? value : best;
            }
        }
        List<UUID> winners = new ArrayList<>();
        // A score on easier rows is no better one.
        if (defined.size() > 1 && defined.stream().skip(1).allMatch(one -> rows.areSame(defined.getFirst(), one))) {
            for (int i = 0; i < values.size(); i++) {
                if (Objects.equals(values.get(i), best)) {
                    winners.add(scored.get(i).id());
                }
            }
        }
        return new ComparedMetric(name, greater, values, winners);
    }

    /** Which rows jobs were scored on, looked up once for each; none for a job whose dataset is not there. */
    private final class LookedUpRows {
        private final Map<UUID, ScoredRows> found = new LinkedHashMap<>();
        private final Map<UUID, String> missing = new LinkedHashMap<>();

        /** Whether two jobs with an evaluation were scored on the same rows, as far as can still be known. */
        boolean areSame(Scored first, Scored second) {
            if (unlike(first, second) != null || missing(first) != null || missing(second) != null) {
                return false;
            }
            // A cancelled job may have been scored on some of its rows only.
            return of(first).areOf(of(second))
                    && Objects.requireNonNull(first.evaluation).rowCount()
                            == Objects.requireNonNull(second.evaluation).rowCount();
        }

        /** Why the rows of a job cannot be found out; null: they can. */
        @Nullable
        String missing(Scored one) {
            if (!found.containsKey(one.id()) && !missing.containsKey(one.id())) {
                String split = Objects.requireNonNull(one.evaluation).split();
                try {
                    TrainingPlan plan = trained.plan(one.job);
                    found.put(
                            one.id(),
                            trained.look(
                                    trained.dataset(one.job),
                                    table -> ScoredRows.of(ScoredRows.of(plan, table, split))));
                } catch (ProblemException e) {
                    if (e.type() == ProblemType.UNAVAILABLE) {
                        throw e;
                    }
                    missing.put(one.id(), e.detail());
                }
            }
            return missing.get(one.id());
        }

        /** The rows of a job that is not {@link #missing}. */
        ScoredRows of(Scored one) {
            return Objects.requireNonNull(found.get(one.id()));
        }
    }

    private List<ComparedPair> tests(List<Scored> scored, LookedUpRows rows) {
        int most = scored.stream()
                .mapToInt(one -> affordable(one, scored.size()))
                .min()
                .orElse(MOST_ROWS);
        Map<UUID, ScoredRows> known = new LinkedHashMap<>();
        Map<UUID, String> missing = new LinkedHashMap<>();
        List<ComparedPair> pairs = new ArrayList<>();
        for (int i = 0; i < scored.size(); i++) {
            for (int j = i + 1; j < scored.size(); j++) {
                Scored first = scored.get(i);
                Scored second = scored.get(j);
                String reason = reason(first, second, rows);
                for (Scored one : List.of(first, second)) {
                    if (reason == null && !known.containsKey(one.id()) && !missing.containsKey(one.id())) {
                        try {
                            known.put(one.id(), answered(one, rows, most));
                        } catch (ProblemException e) {
                            if (e.type() == ProblemType.UNAVAILABLE) {
                                throw e;
                            }
                            missing.put(one.id(), e.detail());
                        }
                    }
                    reason = reason == null ? missing.get(one.id()) : reason;
                }
                pairs.add(
                        reason == null
                                ? tested(first, second, known)
                                : ComparedPair.incomparable(first.id(), second.id(), reason));
            }
        }
        return pairs;
    }

    /** What keeps two jobs from being tested, as far as their rows say; null: nothing. */
    private @Nullable String reason(Scored first, Scored second, LookedUpRows rows) {
        String reason = unlike(first, second);
        reason = reason == null ? untestable(first) : reason;
        reason = reason == null ? rows.missing(first) : reason;
        reason = reason == null ? rows.missing(second) : reason;
        return reason != null || rows.of(first).areOf(rows.of(second))
                ? reason
                : "they are scored on other rows: seed, validation or left-out rows divided the table in another way";
    }

    /** Why two jobs are not about the same, as far as is plain without their rows; null: they are. */
    private static @Nullable String unlike(Scored first, Scored second) {
        for (Scored one : List.of(first, second)) {
            if (one.evaluation == null) {
                return "job " + one.id() + " has no evaluation: it is " + one.job.status();
            }
        }
        PartEvaluation one = Objects.requireNonNull(first.evaluation);
        PartEvaluation other = Objects.requireNonNull(second.evaluation);
        if (!first.job.datasetSha256().equals(second.job.datasetSha256())) {
            return "they learned from other datasets";
        }
        if (one.task() != other.task() || !Objects.equals(first.job.target(), second.job.target())) {
            return "they predict other things: tasks or targets differ";
        }
        return one.split().equals(other.split())
                ? null
                : "they are scored on other rows: " + one.split() + " and " + other.split();
    }

    /** Why no test suits the scores of a job, and of those like it; null: one does. */
    private @Nullable String untestable(Scored scored) {
        PartEvaluation one = Objects.requireNonNull(scored.evaluation);
        return switch (one.split()) {
            case "training" -> "they are scored on the rows that they learned from, which judges nothing";
            case PartEvaluation.CROSS_VALIDATION ->
                trained.plan(scored.job).configuration().validation() instanceof KFold
                        ? null
                        : "their folds learn from more and more rows, and the test assumes equally many";
            default ->
                one.task().isClassification()
                        ? null
                        : "McNemar's test is of classes; for values cross-validate with k_fold, whose folds can be tested";
        };
    }

    /** How many rows of a job a request can answer, which all jobs share; every job answers as many, or their answers would be to other rows. */
    private int affordable(Scored scored, int compared) {
        if (scored.job.modelVersion() == null) {
            return MOST_ROWS;
        }
        try {
            return Math.clamp(new ModelAnswers(trained.model(scored.job)).affordableRows(compared), 1, MOST_ROWS);
        } catch (ProblemException e) {
            return MOST_ROWS;
        }
    }

    private ScoredRows answered(Scored scored, LookedUpRows rows, int most) {
        TrainingJob job = scored.job;
        String split = Objects.requireNonNull(scored.evaluation).split();
        if (split.equals(PartEvaluation.CROSS_VALIDATION)) {
            return rows.of(scored);
        }
        TrainingPlan plan = trained.plan(job);
        LoadedModel model = trained.model(job);
        if (!(model.header().target() instanceof ClassTarget classes)) {
            throw new IllegalStateException("a reason was given for values");
        }
        return trained.look(
                trained.dataset(job),
                table -> ScoredRows.answered(ScoredRows.of(plan, table, split), table, model, classes, most));
    }

    private ComparedPair tested(Scored first, Scored second, Map<UUID, ScoredRows> known) {
        ScoredRows one = Objects.requireNonNull(known.get(first.id()));
        ScoredRows other = Objects.requireNonNull(known.get(second.id()));
        List<FoldEvaluation> folds = Objects.requireNonNull(first.evaluation).folds();
        List<FoldEvaluation> others = Objects.requireNonNull(second.evaluation).folds();
        return folds == null || others == null
                ? ComparedPair.of(first.id(), second.id(), McNemar.of(one.right(), other.right()))
                : ofFolds(first, second, folds, others);
    }

    private ComparedPair ofFolds(Scored first, Scored second, List<FoldEvaluation> folds, List<FoldEvaluation> others) {
        String metric = Objects.requireNonNull(first.evaluation).task().isClassification() ? "accuracy" : "rmse";
        List<Double> one = values(folds, metric);
        List<Double> other = values(others, metric);
        if (one.size() < folds.size() || other.size() < folds.size()) {
            return ComparedPair.incomparable(first.id(), second.id(), metric + " is undefined in some fold");
        }
        if (!(trained.plan(first.job).configuration().validation() instanceof KFold division)) {
            throw new IllegalStateException("a reason was given for other folds");
        }
        // Every row but those of the fold: a share that it stops early by was seen too.
        return ComparedPair.of(
                first.id(), second.id(), metric, ResampledTTest.of(one, other, 1.0 / (division.folds() - 1)));
    }

    private static List<Double> values(List<FoldEvaluation> folds, String metric) {
        List<Double> values = new ArrayList<>();
        for (FoldEvaluation fold : folds) {
            Double value = fold.metrics().get(metric);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }
}
