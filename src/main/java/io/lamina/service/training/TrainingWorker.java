package io.lamina.service.training;

import io.lamina.nn.train.TrainingResult;
import io.lamina.service.dataset.Datasets;
import io.lamina.service.dataset.StoredDataset;
import io.lamina.service.json.JsonBinder;
import io.lamina.service.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Trains one job and writes down how it ended. */
@Component
class TrainingWorker implements Work {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingWorker.class);

    private final EpochLog epochs;
    private final TrainingOutcomes outcomes;
    private final Datasets datasets;
    private final JsonBinder binder;

    TrainingWorker(EpochLog epochs, TrainingOutcomes outcomes, Datasets datasets, JsonBinder binder) {
        this.epochs = epochs;
        this.outcomes = outcomes;
        this.datasets = datasets;
        this.binder = binder;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.TRAINING;
    }

    @Override
    public void run(RunningJob job, Claim claim) throws IOException {
        try {
            train(job, claim);
        } catch (DataAccessException | TransactionException | UncheckedIOException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            LOG.error("job {} failed", job.id(), e);
            outcomes.fail(
                    job,
                    ProblemType.INTERNAL.because(
                            e instanceof OutOfMemoryError
                                    ? "the training needs more memory than this process has"
                                    : "the training failed by a fault of the service; its log names the job"));
        }
    }

    private void train(RunningJob job, Claim claim) throws IOException {
        StoredDataset dataset = datasets.get(claim.datasetId());
        TrainingPlan plan = new TrainingPlan(
                binder.bind(claim.configuration().getBytes(StandardCharsets.UTF_8), TrainingConfiguration.class));
        TrainingRun run = new TrainingRun(plan, datasets.table(dataset));
        outcomes.finish(job, plan, dataset, run, fit(job, run));
    }

    private TrainingResult fit(RunningJob job, TrainingRun run) {
        EpochBuffer buffer = new EpochBuffer(epochs, job.id(), job.attempt());
        TrainingResult result = run.fit(
                report -> {
                    if (!buffer.add(EpochRow.of(report))) {
                        job.stop(JobStop.LOST);
                    }
                },
                job::shouldStop);
        if (!buffer.flush()) {
            job.stop(JobStop.LOST);
        }
        return result;
    }
}
