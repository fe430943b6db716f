package io.lamina.service.training;

import io.lamina.service.clock.TimeOrderedIds;
import io.lamina.service.dataset.Datasets;
import io.lamina.service.dataset.StoredDataset;
import io.lamina.service.json.JsonBinder;
import io.lamina.service.json.JsonWriter;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Queues replays: jobs of the same configuration, to the letter, that publish nothing. */
@Component
class ReplayRequests {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayRequests.class);
    private static final int LONGEST_NAME = 200;

    private final TrainingJobs jobs;
    private final Datasets datasets;
    private final JsonBinder binder;
    private final JsonWriter writer;
    private final InstantSource clock;
    private final TimeOrderedIds ids;

    ReplayRequests(
            TrainingJobs jobs,
            Datasets datasets,
            JsonBinder binder,
            JsonWriter writer,
            InstantSource clock,
            TimeOrderedIds ids) {
        this.jobs = jobs;
        this.datasets = datasets;
        this.binder = binder;
        this.writer = writer;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Queues a replay.
     *
     * @param client whose replay it is
     * @param on the dataset to train on; null: the job's own
     * @param answer made in the transaction that queues it; if it throws, nothing is queued
     * @throws ProblemException 404 if there is no such job; 409 if it has not succeeded, is a replay itself, or its dataset was deleted; 422 if
     *     its configuration does not fit the given dataset; 429 if the queue is full
     */
    <R> R submit(String client, UUID id, @Nullable UUID on, Function<TrainingJob, R> answer) {
        TrainingJob job = jobs.get(id);
        if (job.replayOf() != null) {
            throw ProblemType.CONFLICT.because(
                    "job " + id + " is a replay itself, of which nothing is kept; replay job " + job.replayOf());
        }
        if (job.status() != TrainingStatus.SUCCEEDED) {
            throw ProblemType.CONFLICT.because(
                    "job " + id + " is " + job.status() + "; only a job that has succeeded can be replayed");
        }
        StoredDataset dataset = on == null ? own(job) : jobs.dataset(on);
        String configuration = configuration(job, dataset.id());
        TrainingPlan plan = new TrainingPlan(
                binder.bind(configuration.getBytes(StandardCharsets.UTF_8), TrainingConfiguration.class));
        if (!dataset.id().equals(job.datasetId())) {
            check(plan, dataset);
        }
        TrainingJob replay = new TrainingJob(
                ids.next(),
                nameOf(job.name()),
                job.modelName(),
                client,
                job.priority(),
                dataset.id(),
                dataset.sha256(),
                dataset.tableSha256(),
                job.task(),
                job.target(),
                configuration,
                "[]",
                plan.epochs(),
                clock.instant());
        replay.replay(id);
        if (job.pauses()) {
            // A trial that was given up: its schedule was that of all epochs.
            replay.limitTo(job.lastEpoch());
        }
        return jobs.enqueue(replay, dataset, plan, answer);
    }

    /** What the replay of a job of this name is called. */
    static String nameOf(String job) {
        String name = "Replay of " + job;
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private StoredDataset own(TrainingJob job) {
        return own(
                "job " + job.id(),
                job.datasetId(),
                job.tableSha256(),
                "; name one with its bytes and types as datasetId");
    }

    /**
     * The dataset that a job has learned from, as it was then.
     *
     * @param job for a person
     * @param tableSha256 hash of its typed columns; empty: not known, as of jobs from before these were kept
     * @param instead what can be done if it is not there
     * @throws ProblemException 409 if it was deleted, or has columns of other types by now
     */
    StoredDataset own(String job, UUID datasetId, String tableSha256, String instead) {
        StoredDataset dataset;
        try {
            dataset = datasets.get(datasetId);
        } catch (ProblemException e) {
            throw ProblemType.CONFLICT.because(
                    job + " cannot be replayed: its dataset " + datasetId + " was deleted" + instead);
        }
        if (!tableSha256.isEmpty() && !tableSha256.equals(dataset.tableSha256())) {
            throw ProblemType.CONFLICT.because(job + " cannot be replayed: the types of columns of its dataset "
                    + datasetId + " were changed; change them back" + instead.replaceFirst(";", ", or"));
        }
        return dataset;
    }

    /** As it was resolved, on this dataset. A clock that did not end the job shall not end its replay. */
    private String configuration(TrainingJob job, UUID datasetId) {
        ObjectNode configuration = (ObjectNode) binder.parse(job.configuration().getBytes(StandardCharsets.UTF_8));
        configuration.put("datasetId", datasetId.toString());
        if (job.reproducible()) {
            configuration.putNull("maxRuntime");
        }
        return writer.text(configuration);
    }

    private void check(TrainingPlan plan, StoredDataset dataset) {
        try {
            jobs.resolve(plan.configuration(), dataset);
        } catch (UncheckedIOException e) {
            // Its bytes are damaged, which the replay says.
            LOG.debug("dataset {} cannot be read", dataset.id(), e);
        }
    }
}
