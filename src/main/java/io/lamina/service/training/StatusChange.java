package io.lamina.service.training;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.time.Instant;

/** One line of the history of a job, as clients see it. */
@Described("One line of the history of a job.")
public record StatusChange(
        @Setting(doc = "The status that the job took.") TrainingStatus status,
        @Setting(doc = "When, in UTC.") Instant at,
        @Setting(doc = "Why, in one sentence.") String message) {}
