package io.lamina.service.training;

import io.lamina.setting.Setting;

/** What to do with a training or a search that was asked for. */
public record SubmitQuery(
        @Setting(
                doc =
                        "Whether to check and resolve the request only: 200 with what would be trained, what it would take and what to think of. Nothing is queued or remembered.",
                defaultValue = "false")
        boolean validateOnly) {}
