package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import io.lamina.service.Application;
import io.lamina.service.clock.TimeOrderedIds;
import io.lamina.service.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is served when, whatever database is below; the test is the only worker. */
@SpringBootTest(
        classes = {Application.class, QueueCompatibilityTest.NoWorker.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "lamina.workers=1",
            "server.address=127.0.0.1",
            "lamina.queue-capacity=3",
            // Databases go away and workers lose jobs here as a matter of course.
            "logging.level.io.lamina.service.training=off"
        })
abstract class QueueCompatibilityTest {
    static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    @Autowired
    Claims claims;

    @Autowired
    FairQueue queue;

    @Autowired
    Postponements postponements;

    @Autowired
    TrainingOutcomes outcomes;

    @Autowired
    TrialEnds trials;

    @Autowired
    TrainingQueue tokens;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TrainingJobRepository repository;

    @Autowired
    private List<ScheduledTaskHolder> periodic;

    @Autowired
    private ThreadPoolTaskScheduler threads;

    @Autowired
    private TimeOrderedIds ids;

    @Autowired
    TrainingJobs jobs;

    @Autowired
    JdbcTemplate jdbc;

    @TestConfiguration(proxyBeanMethods = false)
    static class NoWorker {
        @Bean
        DbSchedulerStarter idle() {
            return () -> {};
        }
    }

    @BeforeEach
    void emptyQueue() {
        jdbc.update("delete from training_job");
        jdbc.update("delete from scheduled_tasks");
    }

    private TrainingJob job(String client, int priority) {
        UUID id = ids.next();
        return new TrainingJob(
                id, client, "model", client, priority, id, "sha", "table", "regression", "y", "{}", "[]", 10, T0);
    }

    UUID queue(String client, int priority) {
        return repository.save(job(client, priority)).id();
    }

    private void queue(String client, int priority, int count) {
        repository.saveAll(
                Stream.generate(() -> job(client, priority)).limit(count).toList());
    }

    Claim claim(String token) {
        return Objects.requireNonNull(claims.claim(token), "the queue is empty");
    }

    private String claimed(String token) {
        return jobs.get(claim(token).id()).name();
    }

    private void end(String token) {
        jdbc.update("update training_job set status = 'SUCCEEDED', token = null where token = ?", token);
    }

    /** Whose jobs one worker takes, one after the other. */
    private List<String> servedBySingleWorker(int turns) {
        List<String> served = new ArrayList<>();
        for (int turn = 0; turn < turns; turn++) {
            served.add(claimed("only"));
            end("only");
        }
        return served;
    }

    TrainingJob read(UUID id) {
        return jobs.get(id);
    }

    @Test
    void everyPeriodicTaskHasAThreadOfItsOwn() {
        int tasks = periodic.stream()
                .mapToInt(holder -> holder.getScheduledTasks().size())
                .sum();
        assertThat(tasks).isBetween(1, threads.getScheduledThreadPoolExecutor().getCorePoolSize());
    }

    @Test
    void secondClientIsServedNextAfterOneJobOfAThousand() {
        queue("alice", 0, 1_000);
        queue("bob", 0);
        assertThat(claimed("a")).isEqualTo("alice");
        assertThat(claimed("b")).as("two workers").isEqualTo("bob");
        assertThat(claimed("c")).isEqualTo("alice");
    }

    @Test
    void clientsTakeTurnsAtASingleWorker() {
        queue("alice", 0, 1_000);
        queue("bob", 0, 2);
        assertThat(servedBySingleWorker(5)).containsExactly("alice", "bob", "alice", "bob", "alice");
    }

    @Test
    void priorityOfOneClientKeepsNoOtherWaiting() {
        queue("alice", 100, 20);
        queue("bob", 0, 2);
        assertThat(servedBySingleWorker(5)).containsExactly("alice", "bob", "alice", "bob", "alice");
    }

    @Test
    void fullQueueHasAPlaceForAClientOfWhomNothingWaits() {
        queue("alice", 0, 3);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> queue.admit("alice")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("full");
        transaction.executeWithoutResult(status -> queue.admit("bob"));
        queue("bob", 0);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> queue.admit("bob")))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void higherPriorityGoesFirstAndThenTheOlder() {
        List<UUID> ids = List.of(queue("alice", 0), queue("alice", 5), queue("alice", -5), queue("alice", 5));
        List<UUID> order = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            order.add(claim("t" + i).id());
        }
        assertThat(order).containsExactly(ids.get(1), ids.get(3), ids.get(0), ids.get(2));
        assertThat(claims.claim("none")).isNull();
    }

    @Test
    void placesAreTheOrderOfClaims() {
        List<TrainingJob> queued = new ArrayList<>();
        for (String client : List.of("alice", "alice", "alice", "bob", "carol", "carol")) {
            queued.add(repository.save(job(client, client.equals("carol") ? 1 : 0)));
        }
        assertThat(jobs.places(queued).get(queued.get(2).id()))
                .isEqualTo(new QueuePlace(6, new QueuePlace.Ahead(2, 3), 0));
        while (!queued.isEmpty()) {
            Map<UUID, QueuePlace> places = jobs.places(queued);
            UUID first = places.entrySet().stream()
                    .filter(place -> place.getValue().position() == 1)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
            assertThat(places.values().stream().map(QueuePlace::position).sorted())
                    .containsExactlyElementsOf(Stream.iterate(1L, place -> place + 1)
                            .limit(queued.size())
                            .toList());
            UUID next = claim("t").id();
            assertThat(next).isEqualTo(first);
            queued.removeIf(job -> job.id().equals(next));
        }
    }

    @Test
    void placesForThoseWhoLookAreReadOnceASecondAndForAJobThatIsNew() {
        AtomicReference<Instant> now = new AtomicReference<>(T0);
        RecentPlaces recent = new RecentPlaces(queue, now::get);
        UUID first = queue("alice", 0);
        UUID second = queue("alice", 0);
        List<UUID> shown = List.of(second);
        assertThat(recent.with(shown).get(second)).isEqualTo(new QueuePlace(2, new QueuePlace.Ahead(1, 0), 0));
        assertThat(claim("t").id()).isEqualTo(first);
        now.set(T0.plus(RecentPlaces.LONGEST_AGE).minusMillis(1));
        assertThat(recent.with(shown).get(second)).isEqualTo(new QueuePlace(2, new QueuePlace.Ahead(1, 0), 0));
        now.set(T0.plus(RecentPlaces.LONGEST_AGE));
        assertThat(recent.with(shown).get(second)).isEqualTo(new QueuePlace(1, new QueuePlace.Ahead(0, 0), 1));
        UUID third = queue("alice", 0);
        assertThat(recent.with(List.of(second, third)).get(third))
                .isEqualTo(new QueuePlace(2, new QueuePlace.Ahead(1, 0), 1));
    }

    @Test
    void everyJobIsClaimedOnceByManyWorkers() throws Exception {
        queue("alice", 0, 60);
        queue("bob", 0, 60);
        List<Callable<List<UUID>>> workers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String token = "worker-" + i;
            workers.add(() -> {
                List<UUID> taken = new ArrayList<>();
                for (Claim claim = claims.claim(token); claim != null; claim = claims.claim(token)) {
                    taken.add(claim.id());
                }
                return taken;
            });
        }
        List<UUID> taken = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<UUID>> worker : threads.invokeAll(workers)) {
                taken.addAll(worker.get());
            }
        }
        assertThat(taken).hasSize(120);
        assertThat(new HashSet<>(taken)).hasSize(120);
    }

    @Test
    void jobThatTheInfrastructureFailedWaitsLongerEachTimeAndIsGivenUp() {
        UUID id = queue("alice", 0);
        for (int failure = 1; failure <= Backoff.MOST_FAILURES; failure++) {
            Claim claim = claim("t");
            Instant due = postponements.postpone(new RunningJob(id, claim.attempt()));
            TrainingJob waiting = read(id);
            assertThat(waiting.status()).isEqualTo(TrainingStatus.QUEUED);
            assertThat(waiting.notBefore()).isEqualTo(due);
            assertThat(queue.nextDue()).isEqualTo(due);
            assertThat(Duration.between(waiting.history().getLast().at(), due)).isEqualTo(Backoff.after(failure));
            assertThat(claims.claim("early")).isNull();
            jdbc.update("update training_job set not_before = null");
        }
        postponements.postpone(new RunningJob(id, claim("t").attempt()));
        TrainingJob failed = read(id);
        assertThat(failed.status()).isEqualTo(TrainingStatus.FAILED);
        assertThat(failed.error()).contains("infrastructure");
        assertThat(failed.crashes()).as("only the claim that was given up").isOne();
        assertThat(queue.nextDue()).isNull();
    }

    @Test
    void jobThatEndsItsProcessThreeTimesIsGivenUp() {
        UUID id = queue("alice", 0);
        for (int restart = 0; restart < 5; restart++) {
            outcomes.handBack(new RunningJob(id, claim("t").attempt()));
        }
        for (int crash = 1; crash <= 3; crash++) {
            assertThat(read(id).status()).isEqualTo(TrainingStatus.QUEUED);
            claim("t");
            assertThat(read(id).crashes()).isEqualTo(crash);
            claims.handBackFormer("t");
        }
        TrainingJob failed = read(id);
        assertThat(failed.status()).isEqualTo(TrainingStatus.FAILED);
        assertThat(failed.error()).contains("the process ended 3 times");
        assertThat(failed.attempt()).isEqualTo(8);
    }

    @Test
    void cancelledJobIsNotClaimedAndAHeldOneIsNotQueuedAgain() {
        UUID waiting = queue("alice", 0);
        assertThat(jobs.cancel(waiting).status()).isEqualTo(TrainingStatus.CANCELLED);
        assertThat(claims.claim("t")).isNull();
        for (String how : List.of("gone", "failed", "handed back")) {
            UUID id = queue("alice", 0);
            RunningJob running = new RunningJob(id, claim(how).attempt());
            assertThat(jobs.cancel(id).status()).isEqualTo(TrainingStatus.CANCELLING);
            assertThat(jobs.cancel(id).status()).isEqualTo(TrainingStatus.CANCELLING);
            switch (how) {
                case "gone" -> claims.handBackFormer(how);
                case "failed" -> postponements.postpone(running);
                default -> {
                    assertThat(outcomes.handBack(running)).isFalse();
                    claims.handBackFormer(how);
                }
            }
            assertThat(read(id).status()).as(how).isEqualTo(TrainingStatus.CANCELLED);
            assertThat(jobs.cancel(id).status()).isEqualTo(TrainingStatus.CANCELLED);
        }
    }
}
