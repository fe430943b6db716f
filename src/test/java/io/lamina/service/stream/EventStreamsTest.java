package io.lamina.service.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventStreamsTest {
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
