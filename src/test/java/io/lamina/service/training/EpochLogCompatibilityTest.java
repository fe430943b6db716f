package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.service.Databases;
import io.lamina.service.json.JsonWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Epochs and checkpoints of an attempt, whatever database is below; one subclass per database. */
abstract class EpochLogCompatibilityTest {
    private static final int ATTEMPT = 2;
    private static final KeptCheckpoint CHECKPOINT = new KeptCheckpoint("ab".repeat(32), 1234, 4, 7, "Zen");

    private final UUID job = UUID.randomUUID();
    private final JdbcTemplate jdbc = Databases.migrate(database());
    private final EpochLog log = new EpochLog(jdbc, new JsonWriter(), JsonMapper.shared());

    abstract DataSource database();

    @BeforeEach
    void jobThatRuns() {
        insertRunning(jdbc, job, ATTEMPT);
    }

    static void insertRunning(JdbcTemplate jdbc, UUID job, int attempt) {
        jdbc.update(
                "insert into training_job (id, name, model_name, status, client, priority, dataset_id, dataset_sha256, task,"
                        + " configuration, warnings, attempt, crashes, epoch, epochs, reproducible, created_at)"
                        + " values (?, 'n', 'm', 'RUNNING', 'c', 0, ?, 's', 't', '{}', '[]', ?, 0, 0, 100, true,"
                        + " current_timestamp)",
                job,
                job,
                attempt);
    }

    static List<EpochRow> rows(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(epoch -> new EpochRow(0, epoch, 1.0 / epoch, null, Map.of(), List.of(), 0.1, 2.5))
                .toList();
    }

    private boolean append(int attempt, List<EpochRow> rows, boolean again, boolean withCheckpoint) {
        return log.append(
                job,
                attempt,
                new LearningCurve(job, 0),
                rows,
                again,
                withCheckpoint ? CHECKPOINT : null,
                Duration.ofSeconds(90));
    }

    private List<Integer> epochs() {
        return log.after(job, -1, 0, 0, 100).stream().map(EpochRow::epoch).toList();
    }

    /** What the job's row says: epoch, checkpoint's bytes, epoch and batch, milliseconds. */
    private String row() {
        return jdbc.queryForMap(
                        "select epoch, checkpoint_bytes, checkpoint_epoch, checkpoint_batch, elapsed_millis"
                                + " from training_job where id = ?",
                        job)
                .values()
                .toString();
    }

    @Test
    void epochsAndCheckpointAreWrittenTogether() {
        assertThat(append(ATTEMPT, rows(1, 3), false, true)).isTrue();
        assertThat(epochs()).containsExactly(1, 2, 3);
        assertThat(row()).isEqualTo("[3, 1234, 4, 7, 90000]");
        assertThat(jdbc.queryForObject("select checkpoint_sha256 from training_job where id = ?", String.class, job))
                .isEqualTo(CHECKPOINT.sha256());
        assertThat(append(ATTEMPT, rows(4, 4), false, false)).isTrue();
        assertThat(row()).as("the checkpoint stays").isEqualTo("[4, 1234, 4, 7, 90000]");
    }

    @Test
    void checkpointWithoutNewEpochsLeavesTheProgress() {
        append(ATTEMPT, rows(1, 3), false, false);
        assertThat(append(ATTEMPT, List.of(), false, true)).isTrue();
        assertThat(row()).isEqualTo("[3, 1234, 4, 7, 90000]");
    }

    @Test
    void workerOfAnEarlierAttemptWritesNothing() {
        assertThat(append(ATTEMPT - 1, rows(1, 3), false, true)).isFalse();
        assertThat(append(ATTEMPT - 1, rows(1, 3), true, false)).isFalse();
        jdbc.update("update training_job set status = 'QUEUED' where id = ?", job);
        assertThat(append(ATTEMPT, rows(1, 3), false, true)).isFalse();
        assertThat(epochs()).isEmpty();
        assertThat(row()).isEqualTo("[0, null, null, null, 0]");
    }

    @Test
    void epochsOfWhichNobodyKnowsWhetherTheyCameAreThereOnce() {
        append(ATTEMPT, rows(1, 5), false, false);
        assertThat(append(ATTEMPT, rows(4, 8), true, false)).isTrue();
        assertThat(epochs()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void newAttemptKeepsTheEpochsBeforeItsCheckpoint() {
        append(ATTEMPT, rows(1, 9), false, true);
        log.keepBefore(new LearningCurve(job, 0), CHECKPOINT.epoch());
        assertThat(epochs()).containsExactly(1, 2, 3);
        log.keepBefore(new LearningCurve(job, 0), 1);
        assertThat(epochs()).isEmpty();
    }
}
