package io.lamina.service.training;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;

/** The model version that a job published, as clients see it. */
@Described("The model version that a job published.")
public record PublishedModel(
        @Setting(doc = "Name of the model.") String name,
        @Setting(doc = "Number of the version, from 1.") int version) {}
