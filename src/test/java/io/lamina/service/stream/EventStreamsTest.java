package io.lamina.service.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventStreamsTest {
    @Test
    void settingsThatNobodyCouldListenWithAreRefused() {
        assertThatThrownBy(() -> new EventStreams(0, Duration.ofSeconds(15)))
                .hasMessage("lamina.max-listeners must be at least 1, got 0");
        assertThatThrownBy(() -> new EventStreams(3, Duration.ZERO))
                .hasMessage("lamina.event-heartbeat must be positive, got PT0S");
    }

    @Test
    void gaugeSaysHowManyListen() {
        EventStreams streams = new EventStreams(3, Duration.ofSeconds(15));
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        streams.bindTo(registry);
        streams.enter();
        streams.enter();
        assertThat(registry.get("lamina.event.listeners").gauge().value()).isEqualTo(2);
        streams.left();
        assertThat(registry.get("lamina.event.listeners").gauge().value()).isEqualTo(1);
    }
}
