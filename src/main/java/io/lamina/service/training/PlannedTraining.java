package io.lamina.service.training;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.ArrayList;
import java.util.List;

/** What would be trained if the request were sent without {@code validateOnly}, and what it would take. */
@Described("What would be trained, and what it would take; nothing was queued.")
public record PlannedTraining(
        @Setting(doc = "Every setting with its value, and the reason where Lamina would choose it.")
        TrainingConfiguration configuration,

        @Setting(doc = "What it would take.") Estimates estimates,

        @Setting(doc = "What the job would warn of, and what to think of before it is submitted; empty if nothing.")
        List<JobWarning> warnings) {
    /** What a training would take. */
    @Described("What a training would take.")
    public record Estimates(
            @Setting(doc = "Parameters of the network, those included that are measured and not learned.")
            long parameterCount,

            @Setting(
                    doc =
                            "Memory that it would take at most, roughly, beside the table, which is no memory that others need: the number by which jobs that cannot fit are refused.")
            long memoryBytes,

            @Setting(
                    doc =
                            "Seconds of one worker that all epochs would take, of all folds one after the other; early stopping makes it less. The order of magnitude.")
            double durationSeconds,

            @Setting(doc = "How durationSeconds was found.") String durationMethod) {
        private static final String METHOD =
                "floating-point operations of all steps, by what three reference trainings took on this machine;"
                        + " without waiting, reading the table and the final scores";

        /**
         * Of a plan on its table, made ready.
         *
         * @param classCounts training rows of each class; empty if the target has no classes
         * @throws IllegalArgumentException if the network cannot be built
         */
        static Estimates of(TrainingPlan plan, TrainingData data, List<Integer> classCounts, TrainingSpeed speed) {
            long parameters =
                    plan.configuration().network().parameterCount(data.networkInputs(), data.outputs(plan.loss()));
            return new Estimates(
                    parameters,
                    MemoryNeed.of(plan, data, classCounts).bytes(),
                    speed.seconds(plan, data, parameters, classCounts),
                    METHOD);
        }
    }

    static PlannedTraining of(Resolution.Resolved resolved, TrainingSpeed speed) {
        Estimates estimates = resolved.estimates(speed);
        long parameters = estimates.parameterCount();
        List<JobWarning> warnings = new ArrayList<>(resolved.warnings());
        int rows = resolved.data().split().training().length;
        if (parameters > rows) {
            warnings.add(JobWarning.ofJob(
                    "more_parameters_than_rows",
                    "%d parameters learn from %d training rows, which they can learn by heart; early stopping, a penalty or dropout holds against it, fewer units do too"
                            .formatted(parameters, rows)));
        }
        return new PlannedTraining(resolved.plan().configuration(), estimates, warnings);
    }
}
