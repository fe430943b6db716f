package io.lamina.service.training;

import io.lamina.service.json.JsonBinder;
import io.lamina.service.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The evaluations of finished jobs, one row per part of the table. */
@Repository
class EvaluationRepository {
    private final JdbcTemplate jdbc;
    private final JsonWriter writer;
    private final JsonBinder binder;

    EvaluationRepository(JdbcTemplate jdbc, JsonWriter writer, JsonBinder binder) {
        this.jdbc = jdbc;
        this.writer = writer;
        this.binder = binder;
    }

    /** Adds a job's evaluations to the transaction that finishes or pauses it, in place of those of an earlier pause. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID jobId, List<PartEvaluation> evaluations) {
        if (!evaluations.isEmpty()) {
            jdbc.update("delete from training_evaluation where job_id = ?", jobId);
        }
        for (PartEvaluation evaluation : evaluations) {
            jdbc.update(
                    "insert into training_evaluation (job_id, split, evaluation) values (?, ?, ?)",
                    jobId,
                    evaluation.split(),
                    writer.text(evaluation));
        }
    }

    /** The evaluation of one part, if the job has it. */
    @Transactional(readOnly = true)
    public Optional<PartEvaluation> find(UUID jobId, String split) {
        return jdbc
                .query(
                        "select evaluation from training_evaluation where job_id = ? and split = ?",
                        (row, index) -> binder.bind(
                                row.getString("evaluation").getBytes(StandardCharsets.UTF_8), PartEvaluation.class),
                        jobId,
                        split)
                .stream()
                .findFirst();
    }
}
