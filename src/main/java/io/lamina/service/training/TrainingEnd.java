package io.lamina.service.training;

import io.lamina.nn.train.TrainingResult;
import io.lamina.service.dataset.StoredDataset;
import io.lamina.service.problem.ProblemException;
import java.io.IOException;

/** What becomes of a row of the queue when its training has ended: of a whole job, and of a fold. */
interface TrainingEnd {
    /**
     * Ends it by what its training came to; one that was lost meanwhile is left alone.
     *
     * @throws JobStoppedException if it is no longer this worker's to finish
     */
    void finish(
            RunningJob job,
            TrainingPlan plan,
            StoredDataset dataset,
            TrainingRun run,
            TrainingResult result,
            JobProgress progress)
            throws IOException;

    /** What becomes of one that was stopped before it had anything to keep, or in its last moments here. */
    void stopped(RunningJob job, JobProgress progress);

    /** Ends it as failed by a fault that is not the training's. */
    void fail(RunningJob job, ProblemException problem);
}
