package io.lamina.service.tuning;

import io.lamina.service.clock.TimeOrderedIds;
import io.lamina.service.json.JsonBinder;
import io.lamina.service.json.JsonWriter;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import io.lamina.service.training.EndedTrial;
import io.lamina.service.training.PartEvaluation;
import io.lamina.service.training.TrainingConfiguration;
import io.lamina.service.training.TrainingStatus;
import io.lamina.service.training.TrialOwner;
import io.lamina.service.training.Trials;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/**
 * What follows when something happens to a tuning job, each in the transaction in which it happens and with the job's row locked first: the
 * process that ends a trial proposes the next one, and the one that ends the last publishes the best. A process that dies in it has changed
 * nothing.
 */
@Component
class TuningSteps implements TrialOwner {
    private static final int REASONS = 3;

    /** Proposals of one transaction: one may take a tenth of a second, and ends of trials wait for the lock. */
    private static final int MOST_PROPOSALS = 4;

    private final TuningJobRepository jobs;
    private final TuningTrialRepository trials;
    private final Trials trainings;
    private final Searches searches;
    private final ConfigurationTree tree;
    private final JsonBinder binder;
    private final JsonWriter writer;
    private final InstantSource clock;
    private final TimeOrderedIds ids;

    TuningSteps(
            TuningJobRepository jobs,
            TuningTrialRepository trials,
            Trials trainings,
            Searches searches,
            ConfigurationTree tree,
            JsonBinder binder,
            JsonWriter writer,
            InstantSource clock,
            TimeOrderedIds ids) {
        this.jobs = jobs;
        this.trials = trials;
        this.trainings = trainings;
        this.searches = searches;
        this.tree = tree;
        this.binder = binder;
        this.writer = writer;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(UUID owner) {
        jobs.lock(owner);
    }

    @Override
    @Transactional(readOnly = true)
    public OptionalLong rows(UUID owner) {
        return jobs.findById(owner).stream()
                .mapToLong(job -> searches.base(job).rows())
                .findFirst();
    }

    @Override
    @Transactional
    public void begun(UUID owner) {
        jobs.lock(owner).filter(job -> !job.status().isFinished()).ifPresent(job -> {
            Search search = searches.of(job);
            if (job.status() == TrainingStatus.QUEUED) {
                job.begin(search.spec().maxRuntime(), clock.instant());
            }
            advance(job, search);
        });
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void ended(EndedTrial training) {
        TuningTrial trial = trials.findByTrainingJobId(training.id()).orElse(null);
        TuningJob job = jobs.lock(training.owner()).orElse(null);
        if (job == null || trial == null || trial.isEnded()) {
            return;
        }
        Search search = searches.of(job);
        trial.take(training, score(training.scores(), search.spec().objective()));
        switch (training.status()) {
            case RUNNING -> trial.pause();
            case SUCCEEDED -> trial.end(TrialStatus.SUCCEEDED, job.countEnd());
            case FAILED -> trial.end(TrialStatus.FAILED, job.countEnd());
            case CANCELLED -> trial.end(TrialStatus.CANCELLED, job.countEnd());
            case QUEUED, CANCELLING -> throw new IllegalStateException("trial " + training.id() + " has not ended");
        }
        if (!training.reproducible() || training.status() == TrainingStatus.CANCELLED) {
            job.loseReproducibility();
        }
        advance(job, search);
    }

    private static @Nullable Double score(@Nullable PartEvaluation scores, Objective objective) {
        if (scores == null) {
            return null;
        }
        return objective.isLoss() ? scores.loss() : scores.metrics().get(objective.metric());
    }

    /**
     * Begins what may be begun, and ends the job if nothing is left; its row is locked. Of many that may be proposed it proposes a few: each
     * worker that takes one of them has others proposed, so that there is always one more than are trained.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void advance(TuningJob job, Search search) {
        List<TuningTrial> all = trials.findByJobIdOrderByNumber(job.id());
        int enough = all.size() + MOST_PROPOSALS;
        while (!job.isStopping() && step(job, search, all, enough)) {
            all = trials.findByJobIdOrderByNumber(job.id());
        }
        Optional<TuningTrial> best = search.best(all);
        job.lead(best.map(TuningTrial::id).orElse(null));
        if (!job.status().isFinished()
                && all.stream().allMatch(TuningTrial::isEnded)
                && (job.isStopping() || all.size() == search.most())) {
            finish(job, search, all, best);
        }
    }

    /**
     * Decides rungs, lets one trial go on that was promoted, or proposes one; false: there is nothing to begin now.
     *
     * @param enough with so many trials none is proposed as long as one is trained, which will ask again
     */
    private boolean step(TuningJob job, Search search, List<TuningTrial> all, int enough) {
        search.decide(all).forEach(trial -> prune(job, trial));
        long running = all.stream()
                .filter(trial -> trial.status() == TrialStatus.RUNNING)
                .count();
        for (TuningTrial trial : all) {
            if (trial.status() == TrialStatus.PROMOTED
                    && running < search.spec().parallelism()) {
                trial.release();
                trainings.promote(trainingOf(trial), search.limit(trial.number(), trial.rung()));
                return true;
            }
        }
        if (!search.mayPropose(all) || (all.size() >= enough && running > 0)) {
            return false;
        }
        propose(job, search, all);
        return true;
    }

    private void propose(TuningJob job, Search search, List<TuningTrial> all) {
        int number = all.size() + 1;
        Search.Proposal proposal = search.propose(all);
        TuningTrial trial = new TuningTrial(ids.next(), job.id(), number, proposal);
        try {
            JsonNode configuration = tree.with(search.base().configuration(), proposal.values());
            binder.bind(configuration, TrainingConfiguration.class);
            trial.trainedAs(trainings.add(
                    job.id(), number, job.client(), search.base(), configuration, search.limit(number, 0)));
        } catch (ProblemException e) {
            trial.fail(e.detail(), job.countEnd());
        } catch (IllegalArgumentException e) {
            trial.fail(String.valueOf(e.getMessage()), job.countEnd());
        }
        trials.saveAndFlush(trial);
    }

    private void prune(TuningJob job, TuningTrial trial) {
        trainings.prune(trainingOf(trial));
        trial.prune(job.countEnd());
    }

    private static UUID trainingOf(TuningTrial trial) {
        return Objects.requireNonNull(trial.trainingJobId(), "one that was trained");
    }

    /** Stops all trials; the job ends with the last of them. Trials that have paused are given up: what they came to counts. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void stop(TuningJob job) {
        trials.findByJobIdOrderByNumber(job.id()).stream()
                .filter(trial -> trial.status() == TrialStatus.PAUSED || trial.status() == TrialStatus.PROMOTED)
                .forEach(trial -> prune(job, trial));
        trainings.cancelAll(job.id());
        advance(job, searches.of(job));
    }

    private void finish(TuningJob job, Search search, List<TuningTrial> all, Optional<TuningTrial> best) {
        Instant now = clock.instant();
        if (job.status() == TrainingStatus.CANCELLING) {
            job.cancelled(now);
        } else if (job.replayOf() != null) {
            job.awaitVerdict(now);
        } else if (best.isPresent()) {
            int version = trainings.publish(trainingOf(best.get()));
            job.succeed(best.get().number(), version, search.base().modelName(), now);
        } else {
            fail(job, all, now);
        }
    }

    private void fail(TuningJob job, List<TuningTrial> all, Instant now) {
        String reasons = all.stream()
                .limit(REASONS)
                .map(trial -> "trial " + trial.number() + ": " + reason(trial))
                .collect(Collectors.joining("; "));
        ProblemException why = ProblemType.NO_TRIAL.because(
                "none of " + all.size() + " trials came to a score" + (reasons.isEmpty() ? "" : ": " + reasons));
        job.fail(writer.text(why.problem("/api/v1/tuning-jobs/" + job.id())), why.detail(), now);
    }

    private static String reason(TuningTrial trial) {
        String failure = trial.failure();
        if (failure != null) {
            return failure;
        }
        return trial.status() == TrialStatus.CANCELLED ? "was stopped" : "no value of the objective";
    }
}
