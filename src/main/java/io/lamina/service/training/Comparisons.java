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
        return new JobComparison(
                scored.stream().map(Comparisons::job).toList(),
                configuration(compared),
                metrics(scored),
                tests(scored));
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

    private static List<ComparedMetric> metrics(List<Scored> scored) {
        Set<String> names = new LinkedHashSet<>();
        scored.stream()
                .map(Scored::evaluation)
                .filter(Objects::nonNull)
                .forEach(evaluation -> names.addAll(evaluation.metrics().keySet()));
        return names.stream().map(name -> metric(name, scored)).toList();
    }

    private static ComparedMetric metric(String name, List<Scored> scored) {
        boolean greater = Metrics.named(name).map(Metric::greaterIsBetter).orElse(false);
        List<@Nullable Double> values = new ArrayList<>();
        Double best = null;
        int defined = 0;
        for (Scored one : scored) {
            Double value =
                    one.evaluation == null ? null : one.evaluation.metrics().get(name);
            values.add(value);
            if (value != null) {
                defined++;
                best = best == null || (greater ? value > best : value < best) ? value : best;
            }
        }
        List<UUID> winners = new ArrayList<>();
        for (int i = 0; i < values.size() && defined > 1; i++) {
            if (Objects.equals(values.get(i), best)) {
                winners.add(scored.get(i).id());
            }
        }
        return new ComparedMetric(name, greater, values, winners);
    }

    private List<ComparedPair> tests(List<Scored> scored) {
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
                String reason = reason(first, second);
                for (Scored one : List.of(first, second)) {
                    if (reason == null && !known.containsKey(one.id()) && !missing.containsKey(one.id())) {
                        try {
                            known.put(one.id(), rows(one, most));
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

    /** What keeps two jobs from being compared, as far as their rows say; null: nothing. */
    private @Nullable String reason(Scored first, Scored second) {
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
        if (!one.split().equals(other.split())) {
            return "they are scored on other rows: " + one.split() + " and " + other.split();
        }
        return switch (one.split()) {
            case "training" -> "they are scored on the rows that they learned from, which judges nothing";
            case PartEvaluation.CROSS_VALIDATION ->
                trained.plan(first.job).configuration().validation() instanceof KFold
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

    private ScoredRows rows(Scored scored, int most) {
        TrainingJob job = scored.job;
        String split = Objects.requireNonNull(scored.evaluation).split();
        TrainingPlan plan = trained.plan(job);
        if (split.equals(PartEvaluation.CROSS_VALIDATION)) {
            return trained.look(trained.dataset(job), table -> ScoredRows.of(ScoredRows.of(plan, table, split)));
        }
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
        if (!one.areOf(other)) {
            return ComparedPair.incomparable(
                    first.id(),
                    second.id(),
                    "they are scored on other rows: seed, validation or left-out rows divided the table in another way");
        }
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
