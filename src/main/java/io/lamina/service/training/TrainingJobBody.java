package io.lamina.service.training;

import io.lamina.service.json.JsonBinder;
import io.lamina.service.model.Provenance;
import io.lamina.service.problem.Problem;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/** A training job as clients see it; with the bodies of the things in it. */
@Described("A training job: what was asked for, where it stands and what came of it.")
record TrainingJobBody(
        @Setting(doc = "Id of the job, in the order of creation.")
        UUID id,

        @Setting(doc = "What to call it; not unique.") String name,

        @Setting(doc = "Where it stands; SUCCEEDED, FAILED and CANCELLED are final.")
        TrainingStatus status,

        @Setting(doc = "Every status it had, the oldest first.")
        List<StatusChange> statusHistory,

        @Setting(doc = "The dataset it learns from; it may have been deleted since.")
        UUID datasetId,

        @Setting(doc = "SHA-256 of the bytes of the dataset when the job was submitted.")
        String datasetSha256,

        @Setting(
                doc =
                        "Every setting with its value, and the reason where Lamina chose it; it can be sent again and trains the same.")
        TrainingConfiguration configuration,

        @Setting(doc = "Who submitted it: the name of an API key, or anonymous.")
        String client,

        @Setting(doc = "The tuning job whose trial it is; null: it is none.") @Nullable
        UUID tuningJobId,

        @Setting(doc = "Its number among the trials of that, from 1; null: it is none.") @Nullable
        Integer trial,

        @Setting(doc = "How far it is.") Progress progress,

        @Setting(doc = "Its place in the queue, from 1, at most a second ago; null unless QUEUED.") @Nullable
        Long queuePosition,

        @Setting(doc = "What waits and runs before it; null unless QUEUED.") @Nullable
        QueuePlace queue,

        @Setting(
                doc =
                        "Metrics of the part of the rows that getEvaluation shows by default; null until there are any, and each null where it is undefined.")
        @Nullable
        Map<String, @Nullable Double> metrics,

        @Setting(doc = "What its owner should know of table and configuration; empty if nothing.")
        List<JobWarning> warnings,

        @Setting(doc = "The model version that it published; null if none yet.") @Nullable
        PublishedModel model,

        @Setting(
                doc = "Why training ended where it did; null until then.",
                allowed = {"epochs", "earlyStopping", "maxRuntime", "cancelled", "diverged", "pruned"})
        @Nullable
        String stoppedBy,

        @Setting(doc = "Whether training again from this configuration gives the same bits.")
        boolean reproducible,

        @Setting(doc = "What the worker that took it last trains with; null before one has.") @Nullable
        Provenance provenance,

        @Setting(doc = "The job that this one trains again; null: it is no replay.") @Nullable
        UUID replayOf,

        @Setting(doc = "What came of the replay; null before its end, and for every other job.") @Nullable
        ReplayBody replay,

        @Setting(doc = "Why it failed; null unless FAILED.") @Nullable
        Problem error,

        @Setting(
                doc =
                        "How often a worker has started it: more than 1 after a restart of the service, once more under cross-validation, for the training on all rows, and once more for each pause of a trial.")
        int attempt,

        @Setting(doc = "When it was submitted, in UTC.") Instant createdAt,

        @Setting(doc = "When a worker first took it, in UTC; null before.") @Nullable
        Instant startedAt,

        @Setting(doc = "When it ended, in UTC; null before.") @Nullable
        Instant finishedAt) {
    /** How far a job is: epochs trained, of how many, and the share of all work from 0 to 1. */
    @Described("How far a job is.")
    record Progress(
            @Setting(doc = "Epochs trained so far, of the fold where there is one.")
            int epoch,

            @Setting(
                    doc =
                            "Epochs that may be trained; early stopping may end before. Once all folds have ended: the median of their best epochs.")
            int epochs,

            @Setting(doc = "The epoch whose parameters were scored and kept; null until the job has ended.") @Nullable
            Integer bestEpoch,

            @Setting(
                    doc =
                            "The first fold that has not ended, from 1, while others may have; null once all have, and without cross-validation.")
            @Nullable
            Integer fold,

            @Setting(doc = "Folds to train before the network that is published; null without cross-validation.")
            @Nullable
            Integer folds,

            @Setting(doc = "The share of all work that is done, from 0 to 1.")
            double fraction) {}

    /**
     * Shows a job.
     *
     * @param place where it stands in the queue, if it waits
     * @param folds how far those of its folds are that are in training
     */
    static TrainingJobBody of(
            TrainingJob job,
            @Nullable QueuePlace place,
            TrainingJobRepository.@Nullable PartsProgress folds,
            JsonBinder binder,
            ObjectMapper json) {
        String metrics = job.metrics();
        String error = job.error();
        String provenance = job.provenance();
        String replay = job.replay();
        Integer version = job.modelVersion();
        JobEnd stoppedBy = job.stoppedBy();
        return new TrainingJobBody(
                job.id(),
                job.name(),
                job.status(),
                job.history().stream()
                        .map(line -> new StatusChange(line.status(), line.at(), line.message()))
                        .toList(),
                job.datasetId(),
                job.datasetSha256(),
                binder.bind(bytes(job.configuration()), TrainingConfiguration.class),
                job.client(),
                job.parentId(),
                job.part(),
                progress(job, folds),
                place == null ? null : place.position(),
                place,
                metrics == null ? null : MetricValues.of(json.readTree(metrics)),
                Arrays.asList(json.readValue(job.warnings(), JobWarning[].class)),
                version == null ? null : new PublishedModel(job.modelName(), version),
                stoppedBy == null ? null : stoppedBy.word(),
                job.reproducible(),
                provenance == null ? null : binder.bind(bytes(provenance), Provenance.class),
                job.replayOf(),
                replay == null ? null : binder.bind(bytes(replay), ReplayBody.class),
                error == null ? null : json.readValue(error, Problem.class),
                job.attempt(),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Progress progress(TrainingJob job, TrainingJobRepository.@Nullable PartsProgress folds) {
        int count = job.folds();
        boolean inFolds = job.fold() <= count;
        int epoch = folds == null ? job.epoch() : folds.epoch();
        double own = (double) job.epoch() / job.epochs();
        double done = folds == null
                ? Math.max(0, job.fold() - 1) + (inFolds && count > 0 ? 0 : own)
                : count - folds.open() + folds.learned();
        return new Progress(
                epoch,
                job.epochs(),
                job.bestEpoch(),
                count > 0 && inFolds ? job.fold() : null,
                count == 0 ? null : count,
                job.status() == TrainingStatus.SUCCEEDED ? 1 : done / (count + 1));
    }
}
