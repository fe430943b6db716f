package io.lamina.service.training;

import io.lamina.service.blob.Blobs;
import io.lamina.service.clock.TimeOrderedIds;
import io.lamina.service.dataset.Datasets;
import io.lamina.service.dataset.OpenTable;
import io.lamina.service.dataset.StoredDataset;
import io.lamina.service.json.JsonWriter;
import io.lamina.service.model.Models;
import io.lamina.service.paging.Page;
import io.lamina.service.paging.PageRequest;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The door to training jobs: submit, look, cancel, delete, publish. */
@Component
public class TrainingJobs {
    private static final List<String> MOST_TELLING_FIRST =
            List.of("test", PartEvaluation.CROSS_VALIDATION, "validation", "training");

    private final TrainingJobRepository jobs;
    private final EvaluationRepository evaluations;
    private final EpochLog epochs;
    private final FoldResults folds;
    private final FairQueue order;
    private final RecentPlaces recent;
    private final TrainingQueue queue;
    private final TrainingOutcomes outcomes;
    private final TrialEnds trials;
    private final Datasets datasets;
    private final Models models;
    private final Blobs blobs;
    private final JsonWriter writer;
    private final TablesInHand tables;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final TimeOrderedIds ids;
    private final int workers;

    TrainingJobs(
            TrainingJobRepository jobs,
            EvaluationRepository evaluations,
            EpochLog epochs,
            FoldResults folds,
            FairQueue order,
            RecentPlaces recent,
            TrainingQueue queue,
            TrainingOutcomes outcomes,
            TrialEnds trials,
            Datasets datasets,
            Models models,
            Blobs blobs,
            JsonWriter writer,
            TablesInHand tables,
            TransactionTemplate transaction,
            InstantSource clock,
            TimeOrderedIds ids,
            @Value("${lamina.workers}") int workers) {
        this.jobs = jobs;
        this.evaluations = evaluations;
        this.epochs = epochs;
        this.folds = folds;
        this.order = order;
        this.recent = recent;
        this.queue = queue;
        this.outcomes = outcomes;
        this.trials = trials;
        this.datasets = datasets;
        this.models = models;
        this.blobs = blobs;
        this.writer = writer;
        this.tables = tables;
        this.transaction = transaction;
        this.clock = clock;
        this.ids = ids;
        this.workers = workers;
    }

    /**
     * Checks a request against its dataset, resolves it and queues it; when this returns, the job survives a crash.
     *
     * @param client whose job it is
     * @param answer made in the transaction that queues the job; if it throws, nothing is queued
     * @throws ProblemException 422 with every error; 429 if the queue is full; 503 if too many others are being checked
     */
    <R> R submit(String client, TrainingConfiguration asked, Function<TrainingJob, R> answer) {
        StoredDataset dataset = dataset(asked.datasetId());
        Resolution.Resolved resolved = resolve(asked, dataset);
        TrainingPlan plan = resolved.plan();
        TrainingJob job = new TrainingJob(
                ids.next(),
                plan.name(),
                plan.modelName(),
                client,
                asked.priority(),
                dataset.id(),
                dataset.sha256(),
                dataset.tableSha256(),
                plan.task().name().toLowerCase(Locale.ROOT),
                asked.target(),
                writer.text(plan.configuration()),
                writer.text(resolved.warnings()),
                plan.epochs(),
                clock.instant());
        return enqueue(job, dataset, plan, answer);
    }

    /** Queues a new job; see {@link #submit}. */
    <R> R enqueue(TrainingJob job, StoredDataset dataset, TrainingPlan plan, Function<TrainingJob, R> answer) {
        if (plan.parts() > 0) {
            job.crossValidate(plan.parts());
        }
        return transaction.execute(status -> {
            admit(job.client(), dataset);
            jobs.saveAndFlush(job);
            queue.wake(job.id().toString(), job.createdAt());
            return answer.apply(job);
        });
    }

    /** Checks a request against its table and chooses what it leaves open, without side effects. */
    Resolution.Resolved resolve(TrainingConfiguration asked, StoredDataset dataset) {
        return tables.use(() -> {
            try (OpenTable opened = datasets.open(dataset)) {
                return Resolution.resolve(asked, dataset, opened.table(), workers);
            }
        });
    }

    /** Takes a place in the queue for something new on a dataset; part of the transaction that queues it. */
    void admit(String client, StoredDataset dataset) {
        if (!datasets.hold(dataset)) {
            throw noDataset(dataset.id());
        }
        order.admit(client);
    }

    /** The dataset that a request names; 422 if there is none. */
    StoredDataset dataset(UUID id) {
        try {
            return datasets.get(id);
        } catch (ProblemException e) {
            throw noDataset(id);
        }
    }

    private static ProblemException noDataset(UUID id) {
        return ProblemException.invalidRequest("/datasetId", "there is no dataset " + id);
    }

    @Transactional(readOnly = true)
    public TrainingJob get(UUID id) {
        TrainingJob job = ofClient(jobs.findById(id), id);
        Hibernate.initialize(job.history());
        return job;
    }

    /** A fold is no job of its own: all that there is to see of it is under the job that it is a part of. */
    private static TrainingJob ofClient(Optional<TrainingJob> found, UUID id) {
        return found.filter(job -> job.kind() != WorkKind.FOLD)
                .orElseThrow(() -> ProblemException.notFound("training job", id));
    }

    /** How far the folds of those of these jobs are that wait for them, by the job. */
    Map<UUID, TrainingJobRepository.PartsProgress> foldsInTraining(List<TrainingJob> among) {
        List<UUID> waiting = among.stream()
                .filter(TrainingJob::waitsForParts)
                .map(TrainingJob::id)
                .toList();
        return waiting.isEmpty()
                ? Map.of()
                : jobs.progressOfParts(waiting).stream()
                        .collect(Collectors.toMap(TrainingJobRepository.PartsProgress::parentId, Function.identity()));
    }

    /** Jobs, the newest first. */
    @Transactional(readOnly = true)
    public Page<TrainingJob> list(
            @Nullable TrainingStatus status,
            @Nullable UUID datasetId,
            @Nullable UUID tuningJobId,
            PageRequest<UUID> page) {
        List<TrainingJob> read = jobs.findBy(
                new ListedJobs(status, datasetId, tuningJobId, page.after()),
                query -> query.sortBy(ListedJobs.NEWEST_FIRST)
                        .limit(page.toRead())
                        .all());
        read.forEach(job -> Hibernate.initialize(job.history()));
        return page.page(read, TrainingJob::id);
    }

    /** Where those of these jobs that wait stand in the queue now. */
    @Transactional(readOnly = true)
    public Map<UUID, QueuePlace> places(List<TrainingJob> changed) {
        return places(changed, waiting -> order.places());
    }

    /** The same as it was at most a second ago, for those who look and have changed nothing: cheap, however many they are. */
    Map<UUID, QueuePlace> recentPlaces(List<TrainingJob> shown) {
        return places(shown, recent::with);
    }

    private static Map<UUID, QueuePlace> places(
            List<TrainingJob> jobs, Function<List<UUID>, Map<UUID, QueuePlace>> queue) {
        List<UUID> waiting = jobs.stream()
                .filter(job -> job.status() == TrainingStatus.QUEUED)
                .map(TrainingJob::id)
                .toList();
        if (waiting.isEmpty()) {
            return Map.of();
        }
        Map<UUID, QueuePlace> all = queue.apply(waiting);
        Map<UUID, QueuePlace> places = new HashMap<>();
        for (UUID id : waiting) {
            // One that a worker has taken meanwhile has no place.
            places.computeIfAbsent(id, all::get);
        }
        return places;
    }

    /**
     * Asks a job to stop: a running one ends at its next batch; a queued one at once, or, if it was trained before, as soon as a worker has
     * kept its best parameters.
     *
     * @throws ProblemException 409 if it has succeeded or failed
     */
    TrainingJob cancel(UUID id) {
        return changed(id, job -> outcomes.end(job, row -> row.cancel(clock.instant())));
    }

    /**
     * Removes a job with its epochs and evaluations; the model version it published stays.
     *
     * @throws ProblemException 409 while it runs, and for a trial, which goes with its tuning job
     */
    void delete(UUID id) {
        changed(id, job -> {
            if (job.isTrial()) {
                throw ProblemType.CONFLICT.because(
                        "job " + id + " is trial " + job.part() + " of tuning job " + job.parentId() + "; delete that");
            }
            if (!job.isWaiting() && !job.status().isFinished()) {
                throw ProblemType.CONFLICT.because("job " + id + " is " + job.status()
                        + (job.status() == TrainingStatus.CANCELLING
                                ? "; wait until it has ended"
                                : "; cancel it first"));
            }
            remove(List.of(job));
        });
    }

    /** Removes rows that nobody else changes, and what only they need: all blobs at once, whose locks have an order. */
    void remove(List<TrainingJob> ended) {
        List<String> kept = new ArrayList<>();
        for (TrainingJob job : ended) {
            kept.addAll(folds.outputs(job.id()));
            String parameters = job.parametersSha256();
            if (parameters != null) {
                kept.add(parameters);
            }
            KeptCheckpoint checkpoint = job.checkpoint();
            if (checkpoint != null) {
                kept.add(checkpoint.sha256());
            }
            jobs.delete(job);
        }
        blobs.discard(kept);
    }

    /**
     * Makes a model version of the best parameters that a cancelled or diverged job kept, or a trial.
     *
     * @param answer made in the transaction that publishes; if it throws, nothing is published
     */
    <R> R publish(UUID id, Function<TrainingJob, R> answer) {
        models.reserve(ofClient(jobs.findById(id), id).modelName());
        return answered(id, job -> {
            publish(job);
            return answer.apply(job);
        });
    }

    /** Makes a model version of what a job has kept, whose row is locked and whose model has its name reserved; answers its number. */
    int publish(TrainingJob job) {
        String sha256 = job.parametersSha256();
        Long bytes = job.parametersBytes();
        String metrics = job.metrics();
        if (job.modelVersion() != null
                || !job.status().isFinished()
                || sha256 == null
                || bytes == null
                || metrics == null) {
            throw ProblemType.CONFLICT.because("job " + job.id() + " keeps no parameters to publish: it is "
                    + job.status() + (job.modelVersion() == null ? "" : " and published already"));
        }
        if (!blobs.hold(sha256)) {
            throw new IllegalStateException("the parameters that job " + job.id() + " names are gone");
        }
        int version = models.publish(outcomes.draft(job, metrics, sha256, bytes));
        job.published(version);
        return version;
    }

    private TrainingJob changed(UUID id, Consumer<TrainingJob> change) {
        return answered(id, job -> {
            change.accept(job);
            return job;
        });
    }

    private <R> R answered(UUID id, Function<TrainingJob, R> change) {
        return transaction.execute(status -> {
            trials.lockAbove(id);
            TrainingJob job = ofClient(jobs.lock(id), id);
            Hibernate.initialize(job.history());
            return change.apply(job);
        });
    }

    /** Epochs in ascending order. */
    @Transactional(readOnly = true)
    public Page<EpochRow> epochs(UUID id, PageRequest<EpochKey> page) {
        get(id);
        EpochKey after = page.after();
        List<EpochRow> read = after == null
                ? epochs.after(id, -1, 0, Integer.MAX_VALUE, page.toRead())
                : epochs.after(id, after.fold(), after.epoch(), Integer.MAX_VALUE, page.toRead());
        return page.page(read, row -> new EpochKey(row.fold(), row.epoch()));
    }

    /** Whether nothing happened behind a place, and nothing will. */
    @Transactional(readOnly = true)
    public boolean isOver(TrainingJob job, TrainingPlace place) {
        return job.status().isFinished()
                && place.position() == job.history().size() - 1
                && epochs.after(job.id(), place.fold(), place.epoch(), Integer.MAX_VALUE, 1)
                        .isEmpty();
    }

    /** The evaluation of a part; null: of the most telling part there is. */
    @Transactional(readOnly = true)
    public PartEvaluation evaluation(UUID id, @Nullable String split) {
        TrainingJob job = get(id);
        List<String> wanted = split == null ? MOST_TELLING_FIRST : List.of(split);
        return first(id, wanted)
                .orElseThrow(() -> ProblemType.NOT_FOUND.because(
                        job.status().isFinished()
                                ? "job " + id
                                        + (split == null
                                                ? " ended " + job.status() + " without an evaluation"
                                                : " has no evaluation of its " + split + " rows: it ended "
                                                        + job.status())
                                : "job " + id + " has no evaluation yet: it is " + job.status()));
    }

    /** The same of the most telling part, or empty if the job was not scored yet. */
    Optional<PartEvaluation> shownEvaluation(UUID id) {
        return first(id, MOST_TELLING_FIRST);
    }

    private Optional<PartEvaluation> first(UUID id, List<String> parts) {
        return parts.stream()
                .flatMap(part -> evaluations.find(id, part).stream())
                .findFirst();
    }
}
