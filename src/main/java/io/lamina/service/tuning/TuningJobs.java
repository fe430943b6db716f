package io.lamina.service.tuning;

import io.lamina.service.clock.TimeOrderedIds;
import io.lamina.service.paging.Page;
import io.lamina.service.paging.PageRequest;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import io.lamina.service.training.TrainingStatus;
import io.lamina.service.training.Trials;
import jakarta.persistence.criteria.Predicate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The door to tuning jobs: submit, look, cancel, delete. */
@Component
public class TuningJobs {
    private final TuningJobRepository jobs;
    private final TuningTrialRepository trials;
    private final TuningSteps steps;
    private final TuningCheck check;
    private final TuningPlans plans;
    private final Searches searches;
    private final Trials trainings;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final TimeOrderedIds ids;

    TuningJobs(
            TuningJobRepository jobs,
            TuningTrialRepository trials,
            TuningSteps steps,
            TuningCheck check,
            TuningPlans plans,
            Searches searches,
            Trials trainings,
            TransactionTemplate transaction,
            InstantSource clock,
            TimeOrderedIds ids) {
        this.jobs = jobs;
        this.trials = trials;
        this.steps = steps;
        this.check = check;
        this.plans = plans;
        this.searches = searches;
        this.trainings = trainings;
        this.transaction = transaction;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Checks a request against its dataset and queues its first trials; when this returns, the search survives a crash.
     *
     * @param client whose job it is
     * @param answer made in the transaction that queues the trials; if it throws, nothing is queued
     * @throws ProblemException 422 with every error; 429 if the queue is full; 503 if too many others are being checked
     */
    <R> R submit(String client, TuningRequest asked, Function<TuningJob, R> answer) {
        Search search = check.check(asked).search();
        TuningJob job = new TuningJob(
                ids.next(),
                search.base().name(),
                client,
                search.base().datasetId(),
                searches.text(search.base()),
                searches.text(search.spec()),
                search.most(),
                clock.instant());
        return queue(job, search, answer);
    }

    /**
     * Checks a request as {@link #submit} does and says what it would take; nothing is kept.
     *
     * @throws ProblemException 422 with every error; 503 if too many others are being checked
     */
    PlannedTuning plan(TuningRequest asked) {
        return plans.of(check.check(asked));
    }

    /**
     * Queues the first trials of a new job.
     *
     * @param answer made in the transaction that does; if it throws, nothing is queued
     * @throws ProblemException 429 if the queue is full
     */
    <R> R queue(TuningJob job, Search search, Function<TuningJob, R> answer) {
        return transaction.execute(status -> {
            trainings.admit(job.client(), search.base());
            jobs.saveAndFlush(job);
            searches.keepObservations(job, search);
            steps.advance(job, search);
            return answer.apply(job);
        });
    }

    /** Keeps a new job that has ended without a trial. */
    <R> R keep(TuningJob job, Function<TuningJob, R> answer) {
        return transaction.execute(status -> answer.apply(jobs.saveAndFlush(job)));
    }

    @Transactional(readOnly = true)
    TuningJob get(UUID id) {
        return known(jobs.findById(id), id);
    }

    private static TuningJob known(Optional<TuningJob> found, UUID id) {
        TuningJob job = found.orElseThrow(() -> ProblemException.notFound("tuning job", id));
        Hibernate.initialize(job.history());
        return job;
    }

    /** Jobs, the newest first. */
    @Transactional(readOnly = true)
    Page<TuningJob> list(@Nullable TrainingStatus status, @Nullable UUID datasetId, PageRequest<UUID> page) {
        Specification<TuningJob> wanted = (job, query, is) -> {
            List<Predicate> conditions = new ArrayList<>();
            if (status != null) {
                conditions.add(is.equal(job.get("status"), status));
            }
            if (datasetId != null) {
                conditions.add(is.equal(job.get("datasetId"), datasetId));
            }
            UUID before = page.after();
            if (before != null) {
                conditions.add(is.lessThan(job.get("id"), before));
            }
            return is.and(conditions.toArray(Predicate[]::new));
        };
        List<TuningJob> read = jobs.findBy(
                wanted,
                query -> query.sortBy(Sort.by("id").descending())
                        .limit(page.toRead())
                        .all());
        read.forEach(job -> Hibernate.initialize(job.history()));
        return page.page(read, TuningJob::id);
    }

    /** Trials of a job in the order of their numbers. */
    @Transactional(readOnly = true)
    Page<TuningTrial> trials(UUID id, PageRequest<Integer> page) {
        get(id);
        Integer after = page.after();
        return page.page(
                trials.findByJobIdAndNumberGreaterThanOrderByNumber(
                        id, after == null ? 0 : after, Limit.of(page.toRead())),
                TuningTrial::number);
    }

    /**
     * What its trials say of a job.
     *
     * @param counts how many of them stand where
     * @param best the best so far; null: none has ended well
     */
    record Standing(
            List<TuningTrialRepository.Count> counts,
            @Nullable TuningTrial best) {}

    /** How far these jobs are, by their ids. */
    @Transactional(readOnly = true)
    Map<UUID, Standing> standings(List<TuningJob> shown) {
        List<UUID> asked = shown.stream().map(TuningJob::id).toList();
        Map<UUID, Standing> standings = new HashMap<>();
        if (!asked.isEmpty()) {
            Map<UUID, List<TuningTrialRepository.Count>> counts =
                    trials.count(asked).stream().collect(Collectors.groupingBy(TuningTrialRepository.Count::jobId));
            List<UUID> leading = shown.stream()
                    .map(TuningJob::bestTrial)
                    .filter(Objects::nonNull)
                    .toList();
            Map<UUID, TuningTrial> best = trials.findAllById(leading).stream()
                    .collect(Collectors.toMap(TuningTrial::jobId, Function.identity()));
            asked.forEach(id -> standings.put(id, new Standing(counts.getOrDefault(id, List.of()), best.get(id))));
        }
        return standings;
    }

    /**
     * Asks a job to stop: nothing new is begun, trials that wait end at once, and those that train at their next batch.
     *
     * @throws ProblemException 409 if it has succeeded or failed
     */
    <R> R cancel(UUID id, Function<TuningJob, R> answer) {
        return transaction.execute(status -> {
            TuningJob job = known(jobs.lock(id), id);
            if (job.cancel(clock.instant())) {
                steps.stop(job);
            }
            return answer.apply(job);
        });
    }

    /** Stops a job whose time is over. */
    void endTime(UUID id) {
        transaction.executeWithoutResult(status -> jobs.lock(id)
                .filter(job -> job.status() == TrainingStatus.RUNNING && !job.isStopping())
                .ifPresent(job -> {
                    job.timeIsOver(clock.instant());
                    steps.stop(job);
                }));
    }

    /** Jobs whose time is over, some of them. */
    List<UUID> outOfTime(int most) {
        return jobs.outOfTime(clock.instant(), Limit.of(most));
    }

    /** Those that ended before the given time. */
    List<UUID> finishedBefore(Instant before, int most) {
        return jobs.finishedBefore(before, Limit.of(most));
    }

    /** Removes a job with its trials; the model version that it published stays. */
    void delete(UUID id) {
        transaction.executeWithoutResult(status -> {
            TuningJob job = known(jobs.lock(id), id);
            if (!job.status().isFinished()) {
                throw ProblemType.CONFLICT.because("tuning job " + id + " is " + job.status()
                        + (job.status() == TrainingStatus.CANCELLING
                                ? "; wait until it has ended"
                                : "; cancel it first"));
            }
            trainings.removeAll(id);
            jobs.delete(job);
        });
    }

    /** Whether nothing happened behind a place, and nothing will. */
    static boolean isOver(TuningJob job, TuningPlace place) {
        return job.status().isFinished()
                && place.position() == job.history().size() - 1
                && place.ended() == job.ended();
    }
}
