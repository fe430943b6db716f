package io.lamina.service.tuning;

import io.lamina.service.training.TrainingConfiguration;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;

/** What a client asks for: a training, and what may vary in it. */
@Described("A training, and what may vary in it.")
record TuningRequest(
        @Setting(
                doc =
                        "What to train, as for submitTrainingJob; what it leaves to Lamina is chosen once, for all trials.")
        TrainingConfiguration training,

        @Setting(doc = "What to vary, how to choose what is tried, and when to end.")
        SearchSpec search) {}
