package io.lamina.service.training;

import io.lamina.service.blob.BlobOwner;
import io.lamina.service.dataset.DatasetUse;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Says what jobs still need: the datasets of unfinished ones, their checkpoints, and the parameters that cancelled ones keep. */
@Component
class TrainingUse implements DatasetUse, BlobOwner {
    private final TrainingJobRepository jobs;

    TrainingUse(TrainingJobRepository jobs) {
        this.jobs = jobs;
    }

    @Override
    public boolean isUsing(UUID datasetId) {
        return jobs.existsByDatasetIdAndStatusIn(datasetId, TrainingStatus.UNFINISHED);
    }

    @Override
    public boolean needs(String sha256) {
        return jobs.existsByParametersSha256(sha256) || jobs.existsByCheckpointSha256(sha256);
    }
}
