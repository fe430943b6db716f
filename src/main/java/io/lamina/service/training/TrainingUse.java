package io.lamina.service.training;

import io.lamina.service.blob.BlobOwner;
import io.lamina.service.dataset.DatasetUse;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Says what jobs still need: the datasets of unfinished ones, their checkpoints, the parameters that cancelled ones keep, and what the networks of folds have answered. */
@Component
class TrainingUse implements DatasetUse, BlobOwner {
    private final TrainingJobRepository jobs;
    private final FoldResults folds;

    TrainingUse(TrainingJobRepository jobs, FoldResults folds) {
        this.jobs = jobs;
        this.folds = folds;
    }

    @Override
    public boolean isUsing(UUID datasetId) {
        return jobs.existsByDatasetIdAndStatusIn(datasetId, TrainingStatus.UNFINISHED);
    }

    @Override
    public Set<String> needed(Collection<String> sha256s) {
        Set<String> needed = new HashSet<>(jobs.parameters(sha256s));
        needed.addAll(jobs.checkpoints(sha256s));
        needed.addAll(folds.named(sha256s));
        return needed;
    }
}
