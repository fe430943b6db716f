package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SilentTokensTest {
    private static final Instant BEAT = Instant.parse("2026-01-01T00:00:00Z");

    private final SilentTokens silent = new SilentTokens();

    @Test
    void tokenIsGoneWhenItIsSilentAtTwoLooksInARow() {
        assertThat(silent.isGone("a", BEAT, BEAT.plusSeconds(30))).isFalse();
        assertThat(silent.isGone("b", BEAT, BEAT.plusSeconds(30))).isFalse();
        assertThat(silent.isGone("a", BEAT, BEAT.plusSeconds(40))).isTrue();
        assertThat(silent.isGone("a", BEAT, BEAT.plusSeconds(50)))
                .as("a new suspicion")
                .isFalse();
    }

    @Test
    void signOfLifeAfterAnOutageEndsTheSuspicion() {
        assertThat(silent.isGone("a", BEAT, BEAT.plusSeconds(30))).isFalse();
        Instant later = BEAT.plusSeconds(35);
        assertThat(silent.isGone("a", later, later.plusSeconds(30))).isFalse();
        assertThat(silent.isGone("a", later, later.plusSeconds(40))).isTrue();
    }

    @Test
    void oldSuspicionIsForgotten() {
        assertThat(silent.isGone("a", BEAT, BEAT)).isFalse();
        assertThat(silent.isGone("a", BEAT, BEAT.plus(Duration.ofHours(2)))).isFalse();
    }
}
