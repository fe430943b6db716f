package io.lamina.service.tuning;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import org.jspecify.annotations.Nullable;

/** What trials are judged by. */
@Described("What trials are judged by: a score of the rows kept back.")
record Objective(
        @Setting(
                doc =
                        "validationLoss, or a metric of the task, of the rows that are kept back; under cross-validation of those of all"
                                + " folds together. Never of test rows.",
                defaultValue = "\"validationLoss\"",
                min = 1,
                max = 64)
        String metric,

        @Setting(doc = "Which values are better; auto: as the metric says.", defaultValue = "null", nullWords = "auto")
        @Nullable
        Direction direction) {
    /** Whether it is the loss, which only trainings of equal loss and weights can be compared by. */
    boolean isLoss() {
        return metric.equals("validationLoss");
    }
}
