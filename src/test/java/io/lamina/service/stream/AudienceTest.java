package io.lamina.service.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AudienceTest {
    private static final UUID JOB = new UUID(0, 1);

    private final Counting feed = new Counting();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger completed = new AtomicInteger();

    /** Resources that count: their events are 1, 2, 3, …, ten a page. */
    private static final class Counting implements EventFeed<Integer> {
        private final Map<UUID, Integer> counts = new ConcurrentHashMap<>();
        private final AtomicInteger reads = new AtomicInteger();
        private final AtomicInteger rounds = new AtomicInteger();
        private volatile int last = Integer.MAX_VALUE;

        @Override
        public Map<UUID, Integer> ends(Collection<UUID> ids) {
            rounds.incrementAndGet();
            Map<UUID, Integer> ends = new HashMap<>(counts);
            ends.keySet().retainAll(ids);
            return ends;
        }

        @Override
        public boolean isBehind(Integer place, Integer end) {
            return place < end;
        }

        @Override
        public EventPage<Integer> after(UUID id, Integer place) {
            reads.incrementAndGet();
            int count = counts.getOrDefault(id, 0);
            int end = Math.min(place + 10, count);
            String text = place < end ? numbers(place + 1, end) + " " : "";
            return new EventPage<>(text, end, end < count, end >= last);
        }
    }

    private static String numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }

    private Audience<Integer> audience(Executor senders) {
        feed.counts.put(JOB, 0);
        return new Audience<>(feed, senders, Duration.ofSeconds(15));
    }

    private Listener<Integer> listener(OutputStream output) {
        return new Listener<>(JOB, 0, output, completed::incrementAndGet, nanos::get);
    }

    private static String text(ByteArrayOutputStream output) {
        return output.toString(StandardCharsets.UTF_8).strip();
    }

    @Test
    void listenerGetsEveryEventOnceAndTheStreamEndsWithTheLast() {
        Audience<Integer> audience = audience(Runnable::run);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        feed.counts.put(JOB, 25);
        audience.enter(listener(output));
        assertThat(text(output)).isEqualTo(numbers(1, 25));
        audience.round();
        feed.counts.put(JOB, 60);
        audience.round();
        assertThat(completed).hasValue(0);
        feed.last = 61;
        feed.counts.put(JOB, 61);
        audience.round();
        audience.round();
        assertThat(text(output)).isEqualTo(numbers(1, 61));
        assertThat(completed).hasValue(1);
    }

    @Test
    void roundAsksOnceForAllAndReadsOnceForThoseAtOnePlace() {
        Audience<Integer> audience = audience(Runnable::run);
        List<ByteArrayOutputStream> outputs = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            outputs.add(new ByteArrayOutputStream());
            audience.enter(listener(outputs.getLast()));
        }
        feed.counts.put(JOB, 7);
        feed.reads.set(0);
        audience.round();
        assertThat(feed.rounds).hasValue(1);
        assertThat(feed.reads).hasValue(1);
        assertThat(outputs).allSatisfy(output -> assertThat(text(output)).isEqualTo(numbers(1, 7)));
        audience.round();
        assertThat(feed.reads).hasValue(1);
    }

    @Test
    void nothingIsAskedWhileNobodyListens() {
        audience(Runnable::run).round();
        assertThat(feed.rounds).hasValue(0);
    }

    @Test
    void silenceIsBrokenByAComment() {
        Audience<Integer> audience = audience(Runnable::run);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        audience.enter(listener(output));
        nanos.set(Duration.ofSeconds(14).toNanos());
        audience.round();
        assertThat(text(output)).isEmpty();
        nanos.set(Duration.ofSeconds(15).toNanos());
        audience.round();
        audience.round();
        assertThat(text(output)).isEqualTo(": still here");
        nanos.set(Duration.ofSeconds(30).toNanos());
        audience.round();
        assertThat(text(output)).isEqualTo(": still here\n\n: still here");
    }

    @Test
    void streamOfAGoneResourceEnds() {
        Audience<Integer> audience = audience(Runnable::run);
        audience.enter(listener(new ByteArrayOutputStream()));
        feed.counts.remove(JOB);
        audience.round();
        assertThat(completed).hasValue(1);
    }

    @Test
    void clientThatIsGoneIsDropped() {
        Audience<Integer> audience = audience(Runnable::run);
        audience.enter(listener(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("broken pipe");
            }
        }));
        feed.counts.put(JOB, 1);
        audience.round();
        audience.round();
        assertThat(completed).hasValue(1);
    }

    /** A client that takes nothing until it is told to. */
    private static final class Unread extends OutputStream {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final CountDownLatch reads = new CountDownLatch(1);
        private final CountDownLatch offered = new CountDownLatch(1);

        @Override
        public void write(int b) throws IOException {
            offered.countDown();
            try {
                reads.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            taken.write(b);
        }
    }

    private static void startThread(Runnable task) {
        Thread.ofVirtual().start(task);
    }

    @Test
    void clientThatDoesNotReadStallsNobodyAndMissesNothing() {
        Audience<Integer> audience = audience(AudienceTest::startThread);
        Unread slow = new Unread();
        ByteArrayOutputStream quick = new ByteArrayOutputStream();
        audience.enter(listener(slow));
        audience.enter(listener(quick));
        for (int i = 1; i <= 30; i++) {
            feed.counts.put(JOB, i);
            String soFar = numbers(1, i);
            await().until(() -> {
                audience.round();
                return slow.offered.getCount() == 0 && text(quick).equals(soFar);
            });
        }
        assertThat(text(slow.taken)).isEmpty();
        slow.reads.countDown();
        await().until(() -> {
            audience.round();
            return text(slow.taken).equals(numbers(1, 30));
        });
    }

    @Test
    void shutdownDoesNotWaitForAClientThatDoesNotRead() {
        Audience<Integer> audience = audience(AudienceTest::startThread);
        Unread slow = new Unread();
        audience.enter(listener(slow));
        feed.counts.put(JOB, 1);
        await().until(() -> {
            audience.round();
            return slow.offered.getCount() == 0;
        });
        for (int i = 0; i < 3; i++) {
            audience.enter(listener(new ByteArrayOutputStream()));
        }
        audience.leaveAll();
        await().until(() -> completed.get() == 3);
        slow.reads.countDown();
        await().until(() -> completed.get() == 4);
    }
}
