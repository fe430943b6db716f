package io.lamina.service.tuning;

import io.lamina.service.clock.TimeOrderedIds;
import io.lamina.service.json.JsonWriter;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import io.lamina.service.training.ReplayBody;
import io.lamina.service.training.TrainingStatus;
import io.lamina.service.training.TrialReplays;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Queues replays of searches: tuning jobs of the same search, to the letter, that publish nothing. {@link TuningVerdicts} compares them. */
@Component
class TuningReplays {
    private final TuningJobs jobs;
    private final Searches searches;
    private final TrialReplays trainings;
    private final JsonWriter writer;
    private final InstantSource clock;
    private final TimeOrderedIds ids;

    TuningReplays(
            TuningJobs jobs,
            Searches searches,
            TrialReplays trainings,
            JsonWriter writer,
            InstantSource clock,
            TimeOrderedIds ids) {
        this.jobs = jobs;
        this.searches = searches;
        this.trainings = trainings;
        this.writer = writer;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Queues a replay, or ends it at once if the table is damaged: no trial could learn from it. A clock that did not end the search shall
     * not end its replay.
     *
     * @param client whose replay it is
     * @param answer made in the transaction that queues it; if it throws, nothing is queued
     * @throws ProblemException 404 if there is no such job; 409 if it has not succeeded, is a replay itself, or its dataset was deleted or has
     *     columns of other types by now; 429 if the queue is full
     */
    <R> R submit(String client, UUID id, Function<TuningJob, R> answer) {
        TuningJob job = jobs.get(id);
        if (job.replayOf() != null) {
            throw ProblemType.CONFLICT.because(
                    "tuning job " + id + " is a replay itself; replay tuning job " + job.replayOf());
        }
        if (job.status() != TrainingStatus.SUCCEEDED) {
            throw ProblemType.CONFLICT.because(
                    "tuning job " + id + " is " + job.status() + "; only one that has succeeded can be replayed");
        }
        Search search = searches.of(job);
        trainings.expectDataset("tuning job " + id, search.base());
        Search again = job.reproducible() ? search.withoutClock() : search;
        TuningJob replay = new TuningJob(
                ids.next(),
                trainings.nameOf(job.name()),
                client,
                again.base().datasetId(),
                searches.text(again.base()),
                searches.text(again.spec()),
                again.most(),
                clock.instant());
        replay.replay(id);
        Optional<ReplayBody> damaged = trainings.ofDamaged(search.base());
        if (damaged.isEmpty()) {
            return jobs.queue(replay, again, answer);
        }
        ReplayBody verdict = damaged.get();
        replay.succeedAsReplay(writer.text(verdict), verdict.sentence(), clock.instant());
        return jobs.keep(replay, answer);
    }
}
