package io.lamina.service.tuning;

import io.lamina.search.Grid;
import io.lamina.search.Hyperband;
import io.lamina.search.SearchSpace;
import io.lamina.search.Tpe;
import io.lamina.search.Trial;
import io.lamina.service.problem.Nearest;
import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import io.lamina.service.training.ResolvedTrials;
import io.lamina.service.training.TrialBase;
import io.lamina.service.training.Trials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Turns a request into a search in which nothing is left to choose, or finds every error of it. Nothing is written. */
@Component
class TuningCheck {
    private static final int MOST_TEXT = 1 << 20;

    private final Trials trainings;
    private final SearchCheck parameters;
    private final Searches searches;
    private final TuningJobRepository jobs;
    private final TuningTrialRepository trials;

    TuningCheck(
            Trials trainings,
            SearchCheck parameters,
            Searches searches,
            TuningJobRepository jobs,
            TuningTrialRepository trials) {
        this.trainings = trainings;
        this.parameters = parameters;
        this.searches = searches;
        this.jobs = jobs;
        this.trials = trials;
    }

    /** A request in which nothing is wrong: the search, and what trials of its training would take. */
    record Checked(Search search, ResolvedTrials trials) {}

    /** @throws ProblemException 422 with every error; 503 if too many others are being checked */
    Checked check(TuningRequest asked) {
        SearchSpec spec = asked.search();
        List<ProblemError> errors = SearchCheck.ofSpace(spec);
        ResolvedTrials resolved = resolved(asked, errors);
        TrialBase base = resolved.base();
        errors.addAll(SearchCheck.ofTraining(spec, base));
        if (errors.isEmpty()) {
            errors.addAll(parameters.ofValues(spec, base.configuration()));
        }
        Objective objective = objective(spec.objective(), base, errors);
        checkHyperband(spec, base, errors);
        int most = most(spec, errors);
        throwIfAny(errors);
        SearchSpec chosen = spec.with(objective);
        int length = searches.text(chosen).length();
        if (length > MOST_TEXT) {
            throw ProblemException.invalidRequest(
                    "/search",
                    "must take at most " + MOST_TEXT + " characters as JSON with every setting, got " + length
                            + ": each answer about the job has it");
        }
        UUID earlier = spec.warmStart();
        List<Trial> observations = earlier == null ? List.of() : observed(earlier, chosen, base, errors);
        throwIfAny(errors);
        return new Checked(new Search(chosen, base, observations, most), resolved);
    }

    private static void throwIfAny(List<ProblemError> errors) {
        if (!errors.isEmpty()) {
            throw ProblemException.invalidRequest(errors);
        }
    }

    /** @param errors that are known by now: all are told at once */
    private ResolvedTrials resolved(TuningRequest asked, List<ProblemError> errors) {
        try {
            return trainings.resolve(asked.training());
        } catch (ProblemException e) {
            if (e.errors().isEmpty()) {
                throw e;
            }
            ProblemType type = errors.isEmpty() ? e.type() : ProblemType.INVALID_REQUEST;
            e.errors()
                    .forEach(error -> errors.add(new ProblemError(
                            error.pointer() == null ? null : "/training" + error.pointer(),
                            null,
                            null,
                            error.row(),
                            error.column(),
                            error.detail())));
            throw ProblemException.of(type, errors);
        }
    }

    private static Objective objective(Objective asked, TrialBase base, List<ProblemError> errors) {
        Map<String, Boolean> scores = base.scores();
        Boolean greaterIsBetter = scores.get(asked.metric());
        if (scores.isEmpty()) {
            errors.add(ProblemError.at(
                    "/training/validation",
                    "keeps no rows back, and trials are judged by rows that they have not learned from"));
            return asked;
        }
        if (greaterIsBetter == null) {
            errors.add(ProblemError.at(
                    "/search/objective/metric",
                    "must be one of " + String.join(", ", scores.keySet()) + ", got \"" + asked.metric() + "\""
                            + Nearest.hint(asked.metric(), List.copyOf(scores.keySet()))));
            return asked;
        }
        Direction better = Direction.of(greaterIsBetter);
        if (asked.direction() != null && asked.direction() != better) {
            errors.add(ProblemError.at(
                    "/search/objective/direction",
                    (greaterIsBetter ? "must be maximize: a larger " : "must be minimize: a smaller ") + asked.metric()
                            + " is better"));
        }
        return new Objective(asked.metric(), better);
    }

    /** Trials of Hyperband pause after some epochs of their only network. */
    private static void checkHyperband(SearchSpec spec, TrialBase base, List<ProblemError> errors) {
        if (!(spec.method() instanceof Hyperband hyperband)) {
            return;
        }
        if (base.folds() > 0) {
            errors.add(ProblemError.at(
                    "/search/method",
                    "hyperband pauses trials of one network each, and a cross-validated one has " + (base.folds() + 1)
                            + "; take training.validation holdout, or another method"));
        }
        if (spec.parameters().containsKey("epochs")) {
            errors.add(SearchCheck.at(
                    "epochs", "is what hyperband gives to trials; say the most of it in training.epochs"));
        }
        Integer minEpochs = hyperband.minEpochs();
        if (base.epochs() < hyperband.reductionFactor()) {
            errors.add(ProblemError.at(
                    "/training/epochs",
                    "hyperband needs at least reductionFactor epochs, which is " + hyperband.reductionFactor()
                            + ", got " + base.epochs() + ": no trial could be given up"));
        } else if (minEpochs != null && (long) minEpochs * hyperband.reductionFactor() > base.epochs()) {
            errors.add(ProblemError.at(
                    "/search/method/minEpochs",
                    "must be at most training.epochs / reductionFactor, which is "
                            + base.epochs() / hyperband.reductionFactor() + ", got " + minEpochs
                            + ": no trial could be given up"));
        }
    }

    private static int most(SearchSpec spec, List<ProblemError> errors) {
        if (!SearchSpace.problems(spec.parameters()).isEmpty()) {
            return 0;
        }
        try {
            OptionalInt combinations = spec.method().most(SearchSpace.of(spec.parameters()));
            if (spec.method() instanceof Grid && combinations.orElse(0) > spec.maxTrials()) {
                errors.add(ProblemError.at(
                        "/search/maxTrials",
                        "must be at least " + combinations.getAsInt() + ", as many as the grid has combinations, got "
                                + spec.maxTrials() + "; or take fewer points"));
            }
            return Math.min(spec.maxTrials(), combinations.orElse(spec.maxTrials()));
        } catch (IllegalArgumentException e) {
            errors.add(ProblemError.at("/search/method", String.valueOf(e.getMessage())));
            return 0;
        }
    }

    /** Costs of another table, target or objective say nothing here. */
    private List<Trial> observed(UUID id, SearchSpec spec, TrialBase base, List<ProblemError> errors) {
        List<String> problems = new ArrayList<>();
        if (!(spec.method() instanceof Tpe)) {
            problems.add("only the method tpe learns from trials");
        }
        TuningJob job = jobs.findById(id).orElse(null);
        if (job == null) {
            problems.add("there is no tuning job " + id);
        } else {
            Search earlier = searches.of(job);
            if (!job.status().isFinished()) {
                problems.add("tuning job " + id + " is " + job.status() + ": wait until it has ended");
            }
            if (!earlier.base().tableSha256().equals(base.tableSha256())
                    || !String.valueOf(earlier.base().target()).equals(String.valueOf(base.target()))
                    || !isSame(earlier.base(), base, "validation")
                    || !isSame(earlier.base(), base, "seed")) {
                problems.add(
                        "tuning job " + id + " scored other rows: table, target, validation and seed must be the same");
            }
            if (!earlier.spec().objective().equals(spec.objective())) {
                problems.add("tuning job " + id + " was judged by "
                        + earlier.spec().objective().metric());
            }
            if (!earlier.spec().parameters().keySet().equals(spec.parameters().keySet())) {
                problems.add("tuning job " + id + " varied other settings: "
                        + String.join(", ", earlier.spec().parameters().keySet()));
            }
            if (problems.isEmpty()) {
                return Search.observed(spec, earlier, trials.findByJobIdOrderByNumber(id));
            }
        }
        problems.forEach(problem -> errors.add(ProblemError.at("/search/warmStart", problem)));
        return List.of();
    }

    private static boolean isSame(TrialBase one, TrialBase other, String setting) {
        return String.valueOf(one.configuration().get(setting))
                .equals(String.valueOf(other.configuration().get(setting)));
    }
}
