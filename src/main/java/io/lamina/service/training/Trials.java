package io.lamina.service.training;

import io.lamina.service.clock.TimeOrderedIds;
import io.lamina.service.dataset.StoredDataset;
import io.lamina.service.json.JsonWriter;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/**
 * The door for whoever has trainings done as trials of its own work, and says so as their {@link TrialOwner}. A trial is a job like any
 * other, in the same queue, but publishes nothing by itself. All but {@link #resolve} is part of the caller's transaction, which has locked
 * what owns the trials.
 */
@Component
public class Trials {
    private final TrainingJobs door;
    private final TrainingJobRepository jobs;
    private final TrainingOutcomes outcomes;
    private final TrainingQueue queue;
    private final ReferenceSteps steps;
    private final JsonWriter writer;
    private final InstantSource clock;
    private final TimeOrderedIds ids;
    private final int workers;

    Trials(
            TrainingJobs door,
            TrainingJobRepository jobs,
            TrainingOutcomes outcomes,
            TrainingQueue queue,
            ReferenceSteps steps,
            JsonWriter writer,
            InstantSource clock,
            TimeOrderedIds ids,
            @Value("${lamina.workers}") int workers) {
        this.door = door;
        this.jobs = jobs;
        this.outcomes = outcomes;
        this.queue = queue;
        this.steps = steps;
        this.writer = writer;
        this.clock = clock;
        this.ids = ids;
        this.workers = workers;
    }

    /**
     * Holds a request against its table, as one for a single training.
     *
     * @throws ProblemException 422 with every error; 503 if too many others are being checked
     */
    public ResolvedTrials resolve(TrainingConfiguration asked) {
        StoredDataset dataset = door.dataset(asked.datasetId());
        Resolution.Resolved resolved = door.resolve(asked, dataset);
        return new ResolvedTrials(base(asked, dataset, resolved), resolved, steps::speed, workers);
    }

    private TrialBase base(TrainingConfiguration asked, StoredDataset dataset, Resolution.Resolved resolved) {
        TrainingPlan plan = resolved.plan();
        return new TrialBase(
                plan.name(),
                plan.modelName(),
                asked.priority(),
                dataset.id(),
                dataset.sha256(),
                dataset.tableSha256(),
                plan.task().name().toLowerCase(Locale.ROOT),
                asked.target(),
                writer.tree(plan.configuration()),
                plan.epochs(),
                plan.parts(),
                resolved.scores(),
                resolved.rows());
    }

    /**
     * Takes the one place in the bounded queue that all trials of an owner share.
     *
     * @throws ProblemException 422 if the dataset has gone; 409 if it has other columns by now; 429 if the queue is full
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void admit(String client, TrialBase base) {
        StoredDataset dataset = door.dataset(base.datasetId());
        if (!dataset.tableSha256().equals(base.tableSha256())) {
            throw ProblemType.CONFLICT.because("the types of columns of dataset " + dataset.id()
                    + " were changed meanwhile; send the request again");
        }
        door.admit(client, dataset);
    }

    /**
     * Queues a trial.
     *
     * @param configuration that binds; whether it fits the table its worker finds out
     * @param limit the epoch at which it pauses; null: it trains to its end
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID add(
            UUID owner, int number, String client, TrialBase base, JsonNode configuration, @Nullable Integer limit) {
        Instant now = clock.instant();
        TrainingJob job = new TrainingJob(
                ids.next(),
                base.name(),
                base.modelName(),
                client,
                base.priority(),
                base.datasetId(),
                base.datasetSha256(),
                base.tableSha256(),
                base.task(),
                base.target(),
                writer.text(configuration),
                "[]",
                base.epochs(),
                now);
        job.tryFor(owner, number, limit);
        jobs.saveAndFlush(job);
        queue.wake(job.id().toString(), now);
        return job.id();
    }

    /** Lets a paused trial go on from where it stands. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void promote(UUID id, @Nullable Integer limit) {
        Instant now = clock.instant();
        locked(id).promote(limit, now);
        // A name of its own: the token that trained it so far may not be gone yet.
        queue.wake(id + (limit == null ? "-end" : "-" + limit), now);
    }

    /** Ends a paused trial, which keeps the best that it has learned; its owner is not told. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void prune(UUID id) {
        TrainingJob row = locked(id);
        KeptCheckpoint last = row.checkpoint();
        row.prune(clock.instant());
        outcomes.discard(last);
    }

    /** Cancels every trial that has not ended; of those that no worker holds the owner hears at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancelAll(UUID owner) {
        for (UUID id : jobs.openParts(owner)) {
            outcomes.end(locked(id), row -> row.cancel(clock.instant()));
        }
    }

    /** Publishes what a trial has kept and answers the number of the version. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int publish(UUID id) {
        TrainingJob row = locked(id);
        Integer published = row.modelVersion();
        return published == null ? door.publish(row) : published;
    }

    /** Removes all trials of an owner, which have ended, with all that they left but model versions. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void removeAll(UUID owner) {
        door.remove(jobs.findByParentIdOrderByPart(owner));
    }

    private TrainingJob locked(UUID id) {
        return jobs.lock(id).orElseThrow(() -> new IllegalStateException("there is no trial " + id));
    }
}
