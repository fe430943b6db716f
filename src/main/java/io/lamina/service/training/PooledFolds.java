package io.lamina.service.training;

import io.lamina.service.blob.Blobs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The evaluation of all folds of a job together, from what each network answered to the rows that it had not seen. */
@Component
class PooledFolds {
    private final FoldResults results;
    private final Blobs blobs;

    PooledFolds(FoldResults results, Blobs blobs) {
        this.results = results;
        this.blobs = blobs;
    }

    /** @param run the training of the job on all rows */
    PartEvaluation of(UUID jobId, TrainingRun run) throws IOException {
        List<FoldEvaluation> folds = new ArrayList<>();
        List<Answers> answers = new ArrayList<>();
        for (FoldResults.FoldResult result : results.of(jobId)) {
            folds.add(result.evaluation());
            String outputs = result.outputsSha256();
            if (outputs == null) {
                throw new NoSuchFileException(
                        "the outputs of fold " + result.evaluation().fold() + " of job " + jobId);
            }
            try (InputStream bytes = blobs.open(outputs)) {
                answers.add(Answers.read(bytes));
            }
        }
        return run.evaluate(folds, Answers.joined(answers));
    }
}
