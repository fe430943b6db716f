package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.service.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrainingJobTest {
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant T1 = T0.plusSeconds(1);

    private static TrainingJob queued() {
        UUID id = new UUID(1, 2);
        return new TrainingJob(
                id, "name", "model", "alice", 0, id, "sha", "table", "regression", "y", "{}", "[]", 10, T0);
    }

    @Test
    void jobRunsOnceAndSucceeds() {
        TrainingJob job = queued();
        job.start("token", T1);
        job.succeed("{}", 3, JobEnd.EPOCHS, T1);
        assertThat(job.history())
                .extracting(Transition::status)
                .containsExactly(TrainingStatus.QUEUED, TrainingStatus.RUNNING, TrainingStatus.SUCCEEDED);
        assertThat(job.modelVersion()).isEqualTo(3);
        assertThat(job.finishedAt()).isEqualTo(T1);
        assertThat(job.token()).isNull();
    }

    @Test
    void everyStartIsAnAttemptOfItsOwn() {
        TrainingJob job = queued();
        job.start("a", T0);
        job.handBack("shutdown", T0);
        job.start("b", T1);
        assertThat(job.attempt()).isEqualTo(2);
        assertThat(job.startedAt()).isEqualTo(T0);
    }

    @Test
    void queuedJobIsCancelledAtOnceAndARunningOneIsAsked() {
        TrainingJob waiting = queued();
        waiting.cancel(T1);
        assertThat(waiting.status()).isEqualTo(TrainingStatus.CANCELLED);
        TrainingJob running = queued();
        running.start("token", T0);
        running.cancel(T1);
        running.cancel(T1);
        assertThat(running.status()).isEqualTo(TrainingStatus.CANCELLING);
        running.cancelled("stopped", T1);
        running.cancel(T1);
        assertThat(running.history()).hasSize(4);
    }

    @Test
    void jobWithoutACheckpointStartsOverAndSaysSo() {
        TrainingJob job = queued();
        job.start("token", T0);
        job.startOver(T1);
        assertThat(job.checkpoint()).isNull();
        assertThat(job.epoch()).isZero();
        assertThat(job.history())
                .extracting(Transition::message)
                .containsExactly(
                        "Waiting for a worker", "Training", "The checkpoint cannot be used: training from epoch 1");
        job.loseReproducibility();
        job.ran(Duration.ofSeconds(3));
        job.succeed("{}", 1, JobEnd.MAX_RUNTIME, T1);
        assertThat(job.reproducible()).isFalse();
        assertThat(job.elapsed()).isEqualTo(Duration.ofSeconds(3));
        assertThatThrownBy(() -> job.startOver(T1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void jobThatIsCancelledBetweenTwoWorkersSaysSo() {
        TrainingJob job = queued();
        job.start("token", T0);
        job.handBack("shutdown", T0);
        job.cancel(T1);
        assertThat(job.history().getLast().message()).isEqualTo("Cancelled while it waited for another worker");
    }

    @Test
    void finishedJobTakesNoMoreVerbs() {
        TrainingJob job = queued();
        job.start("token", T0);
        job.fail("{}", "diverged", JobEnd.DIVERGED, T1);
        assertThatThrownBy(() -> job.start("token", T1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> job.succeed("{}", 1, JobEnd.EPOCHS, T1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> job.cancel(T1)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> job.handBack("late", T1)).isInstanceOf(IllegalStateException.class);
        assertThat(job.status()).isEqualTo(TrainingStatus.FAILED);
    }
}
