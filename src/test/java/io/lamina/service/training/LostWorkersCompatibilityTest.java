package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** A worker was taken for dead and lives: what it may still say of its job, and what that changes. */
abstract class LostWorkersCompatibilityTest extends QueueCompatibilityTest {
    private GoneWorkers looking(Instant at) {
        return new GoneWorkers(jdbc, claims, tokens, transaction, () -> at, Duration.ofSeconds(5), 6);
    }

    private void heldBy(String token, Instant heartbeat) {
        transaction.executeWithoutResult(status -> tokens.wake(token, T0));
        beats(token, heartbeat);
    }

    private void beats(String token, Instant heartbeat) {
        jdbc.update(
                "update scheduled_tasks set picked = true, picked_by = 'worker', last_heartbeat = ? where task_instance = ?",
                heartbeat.atOffset(ZoneOffset.UTC),
                token);
    }

    private Map<String, @Nullable Object> token(String name) {
        return jdbc.queryForMap("select picked, version from scheduled_tasks where task_instance = ?", name);
    }

    @Test
    void jobOfAWorkerThatIsGoneGoesBackWhoeverLooksAndThoughNobodyIsFree() {
        UUID id = queue("alice", 0);
        queue("alice", 0);
        claim("t");
        heldBy("t", T0);
        GoneWorkers gone = looking(T0.plusSeconds(30));
        gone.look();
        assertThat(read(id).status()).as("one look proves nothing").isEqualTo(TrainingStatus.RUNNING);
        gone.look();
        assertThat(read(id).status()).isEqualTo(TrainingStatus.QUEUED);
        assertThat(token("t")).containsEntry("picked", false);
        assertThat(claim("u").id()).as("before the younger job").isEqualTo(id);
    }

    @Test
    void jobWhoseTokenIsAliveOrInOtherHandsStays() {
        UUID id = queue("alice", 0);
        claim("t");
        heldBy("t", T0);
        looking(T0.plusSeconds(29)).look();
        GoneWorkers gone = looking(T0.plusSeconds(30));
        gone.look();
        beats("t", T0.plusSeconds(1));
        gone.look();
        assertThat(read(id).status()).as("a sign of life").isEqualTo(TrainingStatus.RUNNING);
        GoneWorkers late = looking(T0.plusSeconds(31));
        late.look();
        GoneWorkers faster = looking(T0.plusSeconds(31));
        faster.look();
        faster.look();
        Claim again = claim("t");
        heldBy("t", T0.plusSeconds(31));
        late.look();
        assertThat(read(id).attempt()).as("another has it now").isEqualTo(again.attempt());
        assertThat(read(id).status()).isEqualTo(TrainingStatus.RUNNING);
    }

    @Test
    void cancelledJobOfAWorkerThatIsGoneEndsThoughNobodyIsFree() {
        UUID id = queue("alice", 0);
        claim("t");
        jobs.cancel(id);
        heldBy("t", T0);
        GoneWorkers gone = looking(T0.plusSeconds(30));
        gone.look();
        gone.look();
        assertThat(read(id).status()).isEqualTo(TrainingStatus.CANCELLED);
    }

    @Test
    void workerWhoseLastWordDidNotCommitLives() {
        UUID id = queue("alice", 0);
        RunningJob job = new RunningJob(id, claim("t").attempt());
        transaction.executeWithoutResult(status -> {
            assertThat(outcomes.handBack(job)).isTrue();
            assertThat(job.isReleased()).isTrue();
            status.setRollbackOnly();
        });
        claims.handBackFormer("t");
        assertThat(read(id).crashes()).isOne();
        postponements.postpone(job);
        assertThat(read(id).crashes()).isZero();
    }

    @Test
    void workerThatLivesChangesNothingButACountOfTheJobThatAnotherTrains() {
        UUID id = queue("alice", 0);
        RunningJob taken = new RunningJob(id, claim("t").attempt());
        claims.handBackFormer("t");
        claim("u");
        Map<String, @Nullable Object> row = jdbc.queryForMap("select * from training_job where id = ?", id);
        assertThat(row).containsEntry("crashes", 2);
        postponements.postpone(taken);
        row.put("crashes", 1);
        assertThat(jdbc.queryForMap("select * from training_job where id = ?", id))
                .isEqualTo(row);
    }

    @Test
    void jobThatCannotBeGivenBackKeepsNoOtherFromIt() {
        AtomicBoolean back = new AtomicBoolean();
        TransactionTemplate outage =
                new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager())) {
                    @Override
                    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
                        if (!back.get()) {
                            throw new CannotCreateTransactionException("the database is away");
                        }
                        return super.execute(action);
                    }
                };
        Postponements owing = new Postponements(repository, trials, outcomes, tokens, outage, () -> T0);
        List<Claim> claimed = new ArrayList<>();
        for (int job = 0; job < 8; job++) {
            queue("alice", 0);
            claimed.add(claim("t" + job));
        }
        claimed.forEach(claim -> owing.postpone(new RunningJob(claim.id(), claim.attempt())));
        back.set(true);
        String stuck = claimed.getFirst().id() + "-1";
        transaction.executeWithoutResult(status -> tokens.wake(stuck, T0));
        jdbc.update("update scheduled_tasks set picked = true where task_instance = ?", stuck);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> tokens.wake(stuck, T0)))
                .isInstanceOf(DataAccessException.class);
        owing.settle();
        assertThat(claimed)
                .extracting(claim -> read(claim.id()).status())
                .containsOnlyOnce(TrainingStatus.RUNNING)
                .contains(TrainingStatus.QUEUED);
    }

    @Test
    void workerThatLivesIsNoCrashHoweverOftenItIsTakenForDead() {
        UUID id = queue("alice", 0);
        for (int outage = 1; outage <= 5; outage++) {
            RunningJob taken = new RunningJob(id, claim("t").attempt());
            claims.handBackFormer("t");
            postponements.postpone(taken);
            assertThat(read(id).status()).isEqualTo(TrainingStatus.QUEUED);
            assertThat(read(id).crashes()).isZero();
        }
        RunningJob taken = new RunningJob(id, claim("t").attempt());
        claims.handBackFormer("t");
        RunningJob next = new RunningJob(id, claim("u").attempt());
        postponements.postpone(taken);
        assertThat(read(id).crashes()).as("the claim of the next worker").isOne();
        assertThat(outcomes.handBack(next)).isTrue();
        assertThat(read(id).crashes()).isZero();
    }

    @Test
    void workerThatGaveItsJobBackTakesNoCrashOfAnotherAway() {
        UUID id = queue("alice", 0);
        claim("t");
        claims.handBackFormer("t");
        RunningJob givenBack = new RunningJob(id, claim("u").attempt());
        outcomes.handBack(givenBack);
        assertThat(read(id).crashes()).isOne();
        postponements.postpone(givenBack);
        assertThat(read(id).crashes()).isOne();
    }

    @Test
    void lateWordOfAWorkerThatLostItsJobChangesNothing() {
        UUID id = queue("alice", 0);
        RunningJob lost = new RunningJob(id, claim("frozen").attempt());
        claims.handBackFormer("frozen");
        Claim taken = claim("other");
        postponements.postpone(lost);
        assertThat(outcomes.handBack(lost)).isTrue();
        TrainingJob job = read(id);
        assertThat(job.status()).isEqualTo(TrainingStatus.RUNNING);
        assertThat(job.attempt()).isEqualTo(taken.attempt());
    }
}
