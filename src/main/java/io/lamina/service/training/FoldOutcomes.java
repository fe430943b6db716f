package io.lamina.service.training;

import io.lamina.nn.train.Divergence;
import io.lamina.nn.train.TrainingResult;
import io.lamina.service.blob.Blobs;
import io.lamina.service.blob.StagedBlob;
import io.lamina.service.dataset.StoredDataset;
import io.lamina.service.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down how the training of a fold ended: its scores and answers are kept for its job, its network is not. */
@Component
class FoldOutcomes implements TrainingEnd {
    private final TrialEnds trials;
    private final Folds folds;
    private final TrainingOutcomes whole;
    private final Blobs blobs;
    private final TransactionTemplate transaction;

    FoldOutcomes(TrialEnds trials, Folds folds, TrainingOutcomes whole, Blobs blobs, TransactionTemplate transaction) {
        this.trials = trials;
        this.folds = folds;
        this.whole = whole;
        this.blobs = blobs;
        this.transaction = transaction;
    }

    @Override
    public void finish(
            RunningJob fold,
            TrainingPlan plan,
            StoredDataset dataset,
            TrainingRun run,
            TrainingResult result,
            JobProgress progress)
            throws IOException {
        Divergence divergence = result.divergence();
        if (divergence != null) {
            fail(fold, TrainingOutcomes.diverged(divergence), JobEnd.DIVERGED);
            return;
        }
        if (result.bestEpoch() == 0) {
            stopped(fold, progress);
            return;
        }
        boolean outOfTime = fold.stop() == JobStop.OUT_OF_TIME;
        HeldOutScores scores = run.scoreHeldOut(progress);
        List<JobWarning> warnings =
                new ArrayList<>(result.findings().stream().map(JobWarning::of).toList());
        if (outOfTime) {
            warnings.add(JobWarning.ofJob(
                    "fold_out_of_time",
                    "its share of maxRuntime was over after " + result.epochsRun()
                            + " epochs; its best so far was scored"));
        }
        try (StagedBlob outputs = blobs.stage()) {
            scores.answers().write(outputs.output(), fold);
            outputs.complete();
            Folds.Outcome outcome = new Folds.Outcome(
                    FoldEvaluation.of(plan.fold(), result.bestEpoch(), scores),
                    outputs.sha256(),
                    warnings,
                    outOfTime,
                    progress.elapsed());
            boolean written = blobs.keepWhile(
                    List.of(outputs), () -> trials.lockAbove(fold.id()), () -> folds.end(fold, outcome));
            if (!written) {
                blobs.discard(List.of(outputs.sha256()));
            }
        }
    }

    /** Nobody cancels a fold, but its job: then it is lost. */
    @Override
    public void stopped(RunningJob fold, JobProgress progress) {
        boolean over = fold.stop() == JobStop.LOST || (fold.stop() == JobStop.HANDED_BACK && whole.handBack(fold));
        if (!over) {
            fail(fold, TrainingOutcomes.outOfTime("its share of maxRuntime"), JobEnd.MAX_RUNTIME);
        }
    }

    @Override
    public void fail(RunningJob fold, ProblemException problem) {
        fail(fold, problem, null);
    }

    private void fail(RunningJob fold, ProblemException problem, @Nullable JobEnd by) {
        transaction.executeWithoutResult(status -> trials.lockHeld(fold)
                .ifPresentOrElse(
                        row -> {
                            fold.release();
                            folds.fail(row, problem, by);
                        },
                        fold::lose));
    }
}
