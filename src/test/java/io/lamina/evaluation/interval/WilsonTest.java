package io.lamina.evaluation.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.evaluation.metric.Share;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3. */
class WilsonTest {
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0, 0.1611", "1, 29, 0.0061, 0.1718"})
    void endsAreThoseOfThePublishedTable(long hits, long of, double lower, double upper) {
        Interval interval = Wilson.of(new Share(hits, of));
        assertThat(interval.method()).isEqualTo("wilson");
        assertThat(Objects.requireNonNull(interval.lower())).isCloseTo(lower, within(5e-5));
        assertThat(Objects.requireNonNull(interval.upper())).isCloseTo(upper, within(5e-5));
    }

    @Test
    void everyRowRightIsNoProofOfPerfection() {
        Interval interval = Wilson.of(new Share(20, 20));
        assertThat(interval.upper()).isEqualTo(1);
        assertThat(Objects.requireNonNull(interval.lower())).isCloseTo(1 - 0.1611, within(5e-5));
    }

    @Test
    void noRowsHaveNoIntervalAndSayWhy() {
        assertThat(Wilson.of(new Share(0, 0)))
                .isEqualTo(Interval.undefined("wilson", "there are no rows to count among"));
    }
}
