package io.lamina.service.problem;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;

/** The queue that refused a job, so that a client can tell its own haste from that of others. */
@Described("The queue that refused a job because it is full.")
public record FullQueue(
        @Setting(doc = "Jobs that wait.") long queued,
        @Setting(doc = "Jobs that may wait.") long capacity,

        @Setting(doc = "Jobs that wait and belong to this client.")
        long ofYours) {}
