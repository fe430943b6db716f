package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void pausesDoubleFromTwoSecondsToFiveMinutes() {
        assertThat(IntStream.rangeClosed(1, Backoff.MOST_FAILURES)
                        .mapToObj(Backoff::after)
                        .map(Duration::toSeconds))
                .containsExactly(2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
        assertThat(Backoff.after(1_000)).isEqualTo(Backoff.LONGEST);
    }
}
