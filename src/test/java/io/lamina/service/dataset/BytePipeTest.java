package io.lamina.service.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BytePipeTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private final BytePipe pipe = new BytePipe();

    @AfterEach
    void close() {
        other.shutdownNow();
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    @Test
    void bytesComeOutAsTheyWentInHoweverTheyAreCut() {
        byte[] sent = bytes(3_000_001);
        Future<byte[]> got = other.submit(() -> pipe.source().readAllBytes());
        Random random = new Random(1);
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
            try (OutputStream sink = pipe.sink()) {
                for (int at = 0; at < sent.length; ) {
                    int some = Math.min(sent.length - at, random.nextInt(800_000));
                    sink.write(sent, at, some);
                    at += some;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(sending).succeedsWithin(SOON);
        assertThat(got).succeedsWithin(SOON).isEqualTo(sent);
    }

    @Test
    void emptyPipeEnds() throws IOException {
        pipe.sink().close();
        assertThat(pipe.source().read()).isEqualTo(-1);
    }

    @Test
    void whoWritesDoesNotWaitForAReaderThatHasLeft() throws IOException {
        byte[] much = bytes(2_000_000);
        Future<?> sending = other.submit(() -> {
            pipe.sink().write(much);
            return null;
        });
        try (InputStream source = pipe.source()) {
            assertThat(source.readNBytes(1000)).hasSize(1000);
        }
        assertThat(sending).succeedsWithin(SOON);
    }
}
