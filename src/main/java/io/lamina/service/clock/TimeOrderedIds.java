package io.lamina.service.clock;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Ids that are larger the later they are made: UUIDs of version 7 (RFC 9562), by the database's time. Their order is that of the queue
 * and of every list, so it must not be that of processes whose clocks disagree.
 *
 * <p>48 bits of milliseconds, 12 bits of 1/4096 ms (the RFC's method 3), 62 random bits. Ids of one process ascend strictly, also
 * within one reading of the clock and over a small step back; a larger step is followed, or ids would stay ahead of the time of all others.
 *
 * <p>Safe for use by many threads.
 */
@Component
public class TimeOrderedIds {
    /** A clock that is set back by less is waited out. */
    private static final long SMALL_STEP = ticks(Instant.EPOCH.plus(Duration.ofSeconds(1)));

    private static final int TICK_BITS = 12;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long VERSION = 7L << TICK_BITS;
    private static final long VARIANT = Long.MIN_VALUE;
    private static final long RANDOM = -1L >>> 2;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private long last;

    public TimeOrderedIds(InstantSource clock) {
        this.clock = clock;
    }

    /** An id that no other process makes, larger than those made before. */
    public UUID next() {
        long tick = tick();
        long tickOfMilli = tick & ((1L << TICK_BITS) - 1);
        return new UUID((tick >>> TICK_BITS) << 16 | VERSION | tickOfMilli, VARIANT | (random.nextLong() & RANDOM));
    }

    private synchronized long tick() {
        long now = ticks(clock.instant());
        last = now <= last && last - now < SMALL_STEP ? last + 1 : now;
        return last;
    }

    /** Since 1970, in 1/4096 ms. */
    private static long ticks(Instant time) {
        long nanosOfMilli = ChronoUnit.NANOS.between(time.truncatedTo(ChronoUnit.MILLIS), time);
        return (time.toEpochMilli() << TICK_BITS) + (nanosOfMilli << TICK_BITS) / NANOS_PER_MILLI;
    }
}
