package io.lamina.service.training;

import io.lamina.nn.train.TrainingResult;
import io.lamina.service.dataset.Datasets;
import io.lamina.service.dataset.StoredDataset;
import io.lamina.service.json.JsonWriter;
import io.lamina.service.problem.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes down how a replay ended: what it has trained is compared with its job and then forgotten. */
@Component
class ReplayOutcomes implements TrainingEnd {
    private final Replays replays;
    private final TrainingOutcomes whole;
    private final Datasets datasets;
    private final JsonWriter writer;

    ReplayOutcomes(Replays replays, TrainingOutcomes whole, Datasets datasets, JsonWriter writer) {
        this.replays = replays;
        this.whole = whole;
        this.datasets = datasets;
        this.writer = writer;
    }

    /**
     * Before anything is trained: ends a replay whose table is damaged, because it cannot be trained.
     *
     * @return whether it is over
     */
    boolean isOver(RunningJob job, Claim claim) throws IOException {
        if (claim.replayOf() == null) {
            return false;
        }
        Optional<ReplayBody> damaged = replays.ofDamaged(datasets.get(claim.datasetId()));
        damaged.ifPresent(verdict -> whole.endUntrained(job, verdict, claim.elapsed()));
        return damaged.isPresent();
    }

    @Override
    public void finish(
            RunningJob job,
            TrainingPlan plan,
            StoredDataset dataset,
            TrainingRun run,
            TrainingResult result,
            JobProgress progress)
            throws IOException {
        List<PartEvaluation> scores = whole.scores(job, plan, run, result, progress);
        if (scores.isEmpty()) {
            whole.end(job, result, scores, null, null, progress.elapsed(), null);
            return;
        }
        ReplayBody verdict;
        try {
            verdict = replays.compare(
                    job.id(),
                    dataset,
                    writer.tree(whole.header(plan, dataset, run)),
                    run.network().tensors());
        } catch (ProblemException e) {
            whole.fail(job, e);
            return;
        }
        whole.end(job, result, scores, writer.text(scores.getFirst().metrics()), null, progress.elapsed(), verdict);
    }

    @Override
    public void stopped(RunningJob job, JobProgress progress) {
        whole.stopped(job, progress);
    }

    @Override
    public void fail(RunningJob job, ProblemException problem) {
        whole.fail(job, problem);
    }
}
