package io.lamina.service.training;

import io.lamina.service.blob.BlobOwner;
import io.lamina.service.dataset.DatasetUse;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
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
    public Set<String> needed(Collection<String> sha256s) {
        Set<String> needed = new HashSet<>(jobs.parameters(sha256s));
        needed.addAll(jobs.checkpoints(sha256s));
        return needed;
    }
}
