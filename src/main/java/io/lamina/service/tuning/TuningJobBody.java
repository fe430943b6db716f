package io.lamina.service.tuning;

import io.lamina.service.json.JsonBinder;
import io.lamina.service.problem.Problem;
import io.lamina.service.training.JobEnd;
import io.lamina.service.training.PublishedModel;
import io.lamina.service.training.ReplayBody;
import io.lamina.service.training.StatusChange;
import io.lamina.service.training.TrainingConfiguration;
import io.lamina.service.training.TrainingStatus;
import io.lamina.service.training.TrialBase;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/** A tuning job as clients see it; with the bodies of the things in it. */
@Described("A tuning job: what may vary, where the search stands and what came of it.")
record TuningJobBody(
        @Setting(doc = "Id of the job, in the order of creation.")
        UUID id,

        @Setting(doc = "What to call it, as its trainings; not unique.")
        String name,

        @Setting(doc = "Where it stands; SUCCEEDED, FAILED and CANCELLED are final.")
        TrainingStatus status,

        @Setting(doc = "Every status it had, the oldest first.")
        List<StatusChange> statusHistory,

        @Setting(doc = "The dataset that trials learn from; it may have been deleted since.")
        UUID datasetId,

        @Setting(doc = "SHA-256 of the bytes of the dataset when the job was submitted.")
        String datasetSha256,

        @Setting(doc = "What all trials have in common, with every setting; they differ in what the search varies.")
        TrainingConfiguration training,

        @Setting(doc = "What may vary, how the next trial is chosen, and what it is judged by.")
        SearchSpec search,

        @Setting(doc = "Who submitted it: the name of an API key, or anonymous.")
        String client,

        @Setting(doc = "How far it is.") SearchProgress progress,

        @Setting(doc = "The best trial so far; null: none has ended well.") @Nullable
        BestTrial bestTrial,

        @Setting(doc = "The model version that it published, of its best trial; null if none.") @Nullable
        PublishedModel model,

        @Setting(
                doc = "Why it stopped before all trials; null if it did not.",
                allowed = {"maxRuntime", "cancelled"})
        @Nullable
        String stoppedBy,

        @Setting(doc = "Whether submitting it again gives the same trials and the same best.")
        boolean reproducible,

        @Setting(doc = "The tuning job that this one does again; null: it is no replay.") @Nullable
        UUID replayOf,

        @Setting(doc = "What came of the replay; null before its end, and for every other job.") @Nullable
        ReplayBody replay,

        @Setting(doc = "Why it failed; null unless FAILED.") @Nullable
        Problem error,

        @Setting(doc = "When it was submitted, in UTC.") Instant createdAt,

        @Setting(doc = "When a worker first took one of its trials, in UTC; null before.") @Nullable
        Instant startedAt,

        @Setting(doc = "When it ended, in UTC; null before.") @Nullable
        Instant finishedAt) {
    /** How far a search is. */
    @Described("How far a search is.")
    record SearchProgress(
            @Setting(doc = "Trials there are in the end.") int trials,

            @Setting(doc = "Those that trained to their end.")
            long succeeded,

            @Setting(doc = "Those that failed.") long failed,

            @Setting(doc = "Those that were given up because others were better.")
            long pruned,

            @Setting(doc = "Those that were stopped.") long cancelled,

            @Setting(doc = "Those that wait, train or pause.")
            long running,

            @Setting(
                    doc =
                            "Epochs that the networks of trials have trained, up to where each ended or last paused; with folds those of the last network of each, which is trained on all rows.")
            long epochs,

            @Setting(doc = "The share of trials that have ended, from 0 to 1.")
            double fraction) {}

    /** The best trial of a search. */
    @Described("The best trial of a search.")
    record BestTrial(
            @Setting(doc = "Its number, from 1.") int number,

            @Setting(doc = "The training job that it is.") @Nullable
            UUID trainingJobId,

            @Setting(doc = "What the search is judged by.") @Nullable
            Double objective,

            @Setting(doc = "The values that were tried, by path.")
            Map<String, Object> parameters) {}

    static TuningJobBody of(
            TuningJob job,
            SearchSpec search,
            TrialBase base,
            TuningJobs.Standing standing,
            JsonBinder binder,
            ObjectMapper json) {
        TuningTrial best = standing.best();
        Integer version = job.modelVersion();
        JobEnd stoppedBy = job.stoppedBy();
        String replay = job.replay();
        String error = job.error();
        return new TuningJobBody(
                job.id(),
                job.name(),
                job.status(),
                job.history().stream()
                        .map(line -> new StatusChange(line.status(), line.at(), line.message()))
                        .toList(),
                base.datasetId(),
                base.datasetSha256(),
                binder.bind(base.configuration(), TrainingConfiguration.class),
                search,
                job.client(),
                progress(job, standing.counts()),
                best == null
                        ? null
                        : new BestTrial(
                                best.number(),
                                best.trainingJobId(),
                                best.objective(),
                                best.proposal().values()),
                version == null ? null : new PublishedModel(base.modelName(), version),
                stoppedBy == null ? null : stoppedBy.word(),
                job.reproducible(),
                job.replayOf(),
                replay == null ? null : binder.bind(replay.getBytes(StandardCharsets.UTF_8), ReplayBody.class),
                error == null ? null : json.readValue(error, Problem.class),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt());
    }

    private static SearchProgress progress(TuningJob job, List<TuningTrialRepository.Count> counts) {
        Map<TrialStatus, Long> trials = new EnumMap<>(TrialStatus.class);
        long epochs = 0;
        long running = 0;
        for (TuningTrialRepository.Count count : counts) {
            trials.put(count.status(), count.trials());
            epochs += count.epochs();
            running += count.status().isEnded() ? 0 : count.trials();
        }
        return new SearchProgress(
                job.trials(),
                trials.getOrDefault(TrialStatus.SUCCEEDED, 0L),
                trials.getOrDefault(TrialStatus.FAILED, 0L),
                trials.getOrDefault(TrialStatus.PRUNED, 0L),
                trials.getOrDefault(TrialStatus.CANCELLED, 0L),
                running,
                epochs,
                job.status() == TrainingStatus.SUCCEEDED ? 1 : (double) job.ended() / job.trials());
    }
}
