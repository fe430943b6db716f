package io.lamina.service.training;

import io.lamina.nn.diagnostics.LayerDiagnostics;
import io.lamina.service.json.JsonWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/**
 * The epochs of every job. Plain JDBC, many rows a statement: an epoch may take a tenth of a millisecond, a commit takes more.
 */
@Component
class EpochLog {
    private static final String HELD = " where id = ? and attempt = ? and status in ('RUNNING', 'CANCELLING')";
    private static final String HOLD = "update training_job set epoch = greatest(epoch, ?), elapsed_millis = ?" + HELD;
    private static final String HOLD_WITH_CHECKPOINT = "update training_job set epoch = greatest(epoch, ?),"
            + " elapsed_millis = ?, checkpoint_sha256 = ?, checkpoint_bytes = ?, checkpoint_epoch = ?,"
            + " checkpoint_batch = ?, checkpoint_core = ?" + HELD;

    /** A job that gets on is not the one that ends its processes: what went wrong on the way to its checkpoint counts no more. */
    private static final String FORGIVE = "update training_job set crashes = 1, failures = 0" + HELD
            + " and (coalesce(checkpoint_epoch, 1) < ? or (coalesce(checkpoint_epoch, 1) = ?"
            + " and coalesce(checkpoint_batch, 0) < ?))";

    private static final String INSERT = "insert into training_epoch"
            + " (job_id, fold, epoch, training_loss, validation_loss, metrics, layers, learning_rate, duration_millis)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String EPOCHS =
            "select fold, epoch, training_loss, validation_loss, metrics, layers, learning_rate, duration_millis"
                    + " from training_epoch where job_id = ?";
    private static final String REST_OF_FOLD =
            EPOCHS + " and fold = ? and epoch > ? order by job_id, fold, epoch fetch first ? rows only";
    private static final String NEXT_FOLDS =
            EPOCHS + " and fold > ? and fold <= ? order by job_id, fold, epoch fetch first ? rows only";

    private final JdbcTemplate jdbc;
    private final JsonWriter writer;
    private final ObjectMapper json;

    EpochLog(JdbcTemplate jdbc, JsonWriter writer, ObjectMapper json) {
        this.jdbc = jdbc;
        this.writer = writer;
        this.json = json;
    }

    /**
     * Adds epochs for the worker that holds a row of the queue by this attempt.
     *
     * @param id of that row: the job itself or one of its folds
     * @param curve what the epochs are listed under
     * @param rows may be empty if there is a checkpoint
     * @param again whether they may be there already, because nobody knows how an earlier call ended
     * @param checkpoint what the job's row shall name, in the same transaction; null: what it does
     * @param elapsed how long the job has run
     * @return false, and nothing is written, if the worker does not hold it any more
     */
    @Transactional
    public boolean append(
            UUID id,
            int attempt,
            LearningCurve curve,
            List<EpochRow> rows,
            boolean again,
            @Nullable KeptCheckpoint checkpoint,
            Duration elapsed) {
        if (checkpoint != null) {
            jdbc.update(FORGIVE, id, attempt, checkpoint.epoch(), checkpoint.epoch(), checkpoint.batch());
        }
        int latest = rows.isEmpty() ? 0 : rows.getLast().epoch();
        int held = checkpoint == null
                ? jdbc.update(HOLD, latest, elapsed.toMillis(), id, attempt)
                : jdbc.update(
                        HOLD_WITH_CHECKPOINT,
                        latest,
                        elapsed.toMillis(),
                        checkpoint.sha256(),
                        checkpoint.byteCount(),
                        checkpoint.epoch(),
                        checkpoint.batch(),
                        checkpoint.core(),
                        id,
                        attempt);
        if (held == 0) {
            return false;
        }
        if (rows.isEmpty()) {
            return true;
        }
        if (again) {
            keepBefore(curve, rows.getFirst().epoch());
        }
        jdbc.batchUpdate(INSERT, rows, rows.size(), (statement, row) -> {
            statement.setObject(1, curve.jobId());
            statement.setInt(2, curve.fold());
            statement.setInt(3, row.epoch());
            statement.setObject(4, row.trainingLoss());
            statement.setObject(5, row.validationLoss());
            statement.setString(6, writer.text(row.metrics()));
            statement.setString(7, writer.text(row.layers()));
            statement.setDouble(8, row.learningRate());
            statement.setDouble(9, row.durationMillis());
        });
        return true;
    }

    /** Forgets what an earlier attempt wrote from this epoch on; part of the transaction in which a new attempt starts. */
    @Transactional
    public void keepBefore(LearningCurve curve, int epoch) {
        jdbc.update(
                "delete from training_epoch where job_id = ? and fold = ? and epoch >= ?",
                curve.jobId(),
                curve.fold(),
                epoch);
    }

    /**
     * Epochs in ascending order behind the given one, of folds up to {@code lastFold}. Two questions, because neither database looks up "a later fold, or the same
     * and a later epoch" in an index: it would read all epochs before that place.
     */
    @Transactional(readOnly = true)
    public List<EpochRow> after(UUID jobId, int fold, int epoch, int lastFold, int limit) {
        List<EpochRow> rows =
                new ArrayList<>(jdbc.query(REST_OF_FOLD, (row, index) -> read(row), jobId, fold, epoch, limit));
        if (rows.size() < limit && fold < lastFold) {
            rows.addAll(jdbc.query(NEXT_FOLDS, (row, index) -> read(row), jobId, fold, lastFold, limit - rows.size()));
        }
        return rows;
    }

    private EpochRow read(ResultSet row) throws SQLException {
        return new EpochRow(
                row.getInt("fold"),
                row.getInt("epoch"),
                row.getObject("training_loss", Double.class),
                row.getObject("validation_loss", Double.class),
                MetricValues.of(json.readTree(row.getString("metrics"))),
                List.of(json.readValue(row.getString("layers"), LayerDiagnostics[].class)),
                row.getDouble("learning_rate"),
                row.getDouble("duration_millis"));
    }
}
