package io.lamina.service.training;

import java.io.IOException;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Begins a cross-validated job: a worker takes it in its turn, puts its folds into the queue, and is free again. */
@Component
class FoldDivision implements Work {
    private final Folds folds;
    private final ReplayOutcomes replays;

    FoldDivision(Folds folds, ReplayOutcomes replays) {
        this.folds = folds;
        this.replays = replays;
    }

    @Override
    public Set<WorkKind> kinds() {
        return Set.of(WorkKind.CROSS_VALIDATION);
    }

    @Override
    public void run(RunningJob job, Claim claim) throws IOException {
        if (!replays.isOver(job, claim)) {
            folds.divide(job);
        }
    }
}
