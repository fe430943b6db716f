package io.lamina.service.training;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;

/** Where a queued job stands, if nothing were added and every job took equally long. */
@Described("Where a job stands in the queue.")
public record QueuePlace(
        @Setting(doc = "Its place, from 1.") long position,

        @Setting(doc = "The jobs that will start before it.")
        Ahead ahead,

        @Setting(doc = "Jobs of all clients that workers are training now.")
        long running) {
    /** Whose jobs will start before it. */
    @Described("How many queued jobs will start before one.")
    public record Ahead(
            @Setting(doc = "Jobs of the client whose job it is.")
            long ofYours,

            @Setting(doc = "Jobs of other clients.") long ofOthers) {}
}
