package io.lamina.service.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00.123456Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final TimeOrderedIds ids = new TimeOrderedIds(now::get);

    private static long millis(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }

    @Test
    void idIsOfVersion7AndTellsTheTimeOfTheGivenClock() {
        UUID id = ids.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(millis(id)).isEqualTo(NOON.toEpochMilli());
        assertThat(id.getMostSignificantBits() & 0xfff)
                .as("456 µs in 1/4096 ms")
                .isEqualTo(456 * 4096 / 1000);
    }

    @Test
    void idsOfTwoProcessesAreInTheOrderOfTheTimeTheyShare() {
        TimeOrderedIds others = new TimeOrderedIds(now::get);
        UUID first = ids.next();
        now.set(NOON.plusNanos(1_000));
        UUID second = others.next();
        now.set(NOON.plusNanos(2_000));
        assertThat(List.of(first, second, ids.next())).isSorted();
    }

    @Test
    void idsOfOneReadingAscend() {
        List<UUID> made = Stream.generate(ids::next).limit(10_000).toList();
        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void smallStepBackIsWaitedOutAndALargeOneIsFollowed() {
        UUID before = ids.next();
        now.set(NOON.minusMillis(900));
        assertThat(ids.next()).isGreaterThan(before);
        now.set(NOON.minus(Duration.ofHours(1)));
        assertThat(millis(ids.next())).isEqualTo(now.get().toEpochMilli());
    }
}
