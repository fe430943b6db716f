package io.lamina.service.tuning;

import io.lamina.service.training.JobWarning;
import io.lamina.service.training.TrainingConfiguration;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.List;

/** What would be searched if the request were sent without {@code validateOnly}, and what it would take. */
@Described("What would be searched, and what it would take; nothing was queued.")
record PlannedTuning(
        @Setting(
                doc =
                        "What all trials would have in common, with every setting, and the reason where Lamina would choose it.")
        TrainingConfiguration training,

        @Setting(doc = "What would vary, how the next trial would be chosen, and what it would be judged by.")
        SearchSpec search,

        @Setting(doc = "What it would take.") SearchEstimates estimates,

        @Setting(
                doc =
                        "What trials would warn of before anything varies, and what to think of before it is submitted; empty if nothing.")
        List<JobWarning> warnings) {
    /** What a search would take. */
    @Described("What a search would take.")
    record SearchEstimates(
            @Setting(doc = "Trials there would be.") int trials,

            @Setting(
                    doc =
                            "Parameters of the network that has most: of the trials that would be tried; if the method learns, of those that the ranges allow, as far as taking them one after the other finds it.")
            long parameterCount,

            @Setting(
                    doc =
                            "Memory of the trial that takes most, roughly: the number by which trials that cannot fit fail.")
            long memoryBytes,

            @Setting(
                    doc =
                            "Seconds of one worker that all trials would take together; early stopping makes it less, more workers at a time take their share. The order of magnitude.")
            double durationSeconds,

            @Setting(doc = "How durationSeconds was found.") String durationMethod) {}
}
