package io.lamina.service.training;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a job has run, all attempts together, and whether that is as long as it may. */
final class RunningTime {
    private final long start;
    private final long limit;

    /**
     * Counts from now on.
     *
     * @param before what earlier attempts took
     * @param limit how long the job may run; null: as long as it wants
     */
    RunningTime(Duration before, @Nullable Duration limit) {
        this.start = System.nanoTime() - before.toNanos();
        this.limit = limit == null ? Long.MAX_VALUE : limit.toNanos();
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Cheap enough to be asked before every batch. */
    boolean isOver() {
        return System.nanoTime() - start >= limit;
    }
}
