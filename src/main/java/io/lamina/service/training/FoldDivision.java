package io.lamina.service.training;

import java.util.Set;
import org.springframework.stereotype.Component;

/** Begins a cross-validated job: a worker takes it in its turn, puts its folds into the queue, and is free again. */
@Component
class FoldDivision implements Work {
    private final Folds folds;

    FoldDivision(Folds folds) {
        this.folds = folds;
    }

    @Override
    public Set<WorkKind> kinds() {
        return Set.of(WorkKind.CROSS_VALIDATION);
    }

    @Override
    public void run(RunningJob job, Claim claim) {
        folds.divide(job);
    }
}
