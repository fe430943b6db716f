package io.lamina.service.tuning;

import io.lamina.service.training.JobEnd;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A trial as clients see it. */
@Described("A trial of a tuning job: what was tried and what came of it.")
record TrialBody(
        @Setting(doc = "Its number, from 1.") int number,

        @Setting(doc = "The training job that it is; null if what was proposed is no configuration.") @Nullable
        UUID trainingJobId,

        @Setting(doc = "Where it stands; SUCCEEDED, PRUNED, FAILED and CANCELLED are final.")
        TrialStatus status,

        @Setting(doc = "The values that were tried, by path; a setting whose condition does not hold has none.")
        Map<String, Object> parameters,

        @Setting(
                doc =
                        "What the search is judged by, where its training ended or last paused; null until then, and where it is undefined.")
        @Nullable
        Double objective,

        @Setting(doc = "Epochs that it has trained, where it ended or last paused.")
        int epochs,

        @Setting(doc = "The epoch whose parameters were scored and kept; null if none.") @Nullable
        Integer bestEpoch,

        @Setting(
                doc = "Why its training ended where it did; null until then.",
                allowed = {"epochs", "earlyStopping", "maxRuntime", "cancelled", "diverged", "pruned"})
        @Nullable
        String stoppedBy,

        @Setting(doc = "Why it failed; null unless FAILED.") @Nullable
        String failure) {
    static TrialBody of(TuningTrial trial) {
        JobEnd stoppedBy = trial.stoppedBy();
        return new TrialBody(
                trial.number(),
                trial.trainingJobId(),
                trial.status(),
                trial.proposal().values(),
                trial.objective(),
                trial.epochs(),
                trial.bestEpoch(),
                stoppedBy == null ? null : stoppedBy.word(),
                trial.failure());
    }
}
