package io.lamina.service.training;

import io.lamina.service.json.JsonBinder;
import io.lamina.service.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is left of the folds of a job that have ended. */
@Repository
class FoldResults {
    private final JdbcTemplate jdbc;
    private final JsonWriter writer;
    private final JsonBinder binder;

    FoldResults(JdbcTemplate jdbc, JsonWriter writer, JsonBinder binder) {
        this.jdbc = jdbc;
        this.writer = writer;
        this.binder = binder;
    }

    /**
     * A fold that has ended.
     *
     * @param outputsSha256 the blob of its {@link Answers}; null once the job has ended
     */
    record FoldResult(FoldEvaluation evaluation, @Nullable String outputsSha256) {}

    /** Adds a fold to the transaction that ends it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID jobId, FoldEvaluation evaluation, String outputsSha256) {
        jdbc.update(
                "insert into training_fold (job_id, fold, evaluation, outputs_sha256) values (?, ?, ?, ?)",
                jobId,
                evaluation.fold(),
                writer.text(evaluation),
                outputsSha256);
    }

    /** The folds of a job that have ended, in the order of their numbers. */
    @Transactional(readOnly = true)
    public List<FoldResult> of(UUID jobId) {
        return between(jobId, 1, Integer.MAX_VALUE);
    }

    /** Those with numbers from {@code first} to {@code last}. */
    @Transactional(readOnly = true)
    public List<FoldResult> between(UUID jobId, int first, int last) {
        return jdbc.query(
                "select evaluation, outputs_sha256 from training_fold where job_id = ? and fold >= ? and fold <= ?"
                        + " order by job_id, fold",
                (row, index) -> new FoldResult(
                        binder.bind(row.getString("evaluation").getBytes(StandardCharsets.UTF_8), FoldEvaluation.class),
                        row.getString("outputs_sha256")),
                jobId,
                first,
                last);
    }

    /** The blobs that the folds of a job name. */
    @Transactional(readOnly = true)
    public List<String> outputs(UUID jobId) {
        return jdbc.query(
                "select outputs_sha256 from training_fold where job_id = ? and outputs_sha256 is not null",
                (row, index) -> row.getString("outputs_sha256"),
                jobId);
    }

    /** Names none of them any more; their evaluations stay. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forgetOutputs(UUID jobId) {
        jdbc.update(
                "update training_fold set outputs_sha256 = null where job_id = ? and outputs_sha256 is not null",
                jobId);
    }

    /** Those of the blobs that some fold names. */
    @Transactional(readOnly = true)
    public List<String> named(Collection<String> sha256s) {
        List<String> asked = new ArrayList<>(sha256s);
        return asked.isEmpty()
                ? List.of()
                : jdbc.query(
                        "select outputs_sha256 from training_fold where outputs_sha256 in ("
                                + String.join(", ", Collections.nCopies(asked.size(), "?")) + ")",
                        (row, index) -> row.getString("outputs_sha256"),
                        asked.toArray());
    }
}
