package io.lamina.service;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills tables of PostgreSQL with copies of a row that the service itself has written, so that it need not know all columns. */
final class Filling {
    /** The id of copy {@code g}: before every id of today. */
    static final String ID = id("g");

    private final JdbcTemplate jdbc;

    Filling(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The id of a copy, in SQL. */
    static String id(String number) {
        return "cast('0180' || lpad(to_hex(" + number + "), 28, '0') as uuid)";
    }

    /** The same id in Java. */
    static String uuid(int number) {
        String digits = "0180" + "%028x".formatted(number);
        return digits.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }

    /** Adds copies 1 … count of the rows {@code s} that are meant, with other values in some columns. */
    void copies(String table, String meant, int count, Map<String, String> others) {
        List<String> columns = jdbc.query(
                "select column_name from information_schema.columns where table_schema = 'public' and table_name = ?"
                        + " order by ordinal_position",
                (row, index) -> row.getString(1),
                table);
        jdbc.update("insert into " + table + " (" + String.join(", ", columns) + ") select "
                + columns.stream()
                        .map(column -> others.getOrDefault(column, "s." + column))
                        .collect(Collectors.joining(", "))
                + " from " + table + " s, generate_series(1, " + count + ") g where " + meant);
    }

    /** Does several of these in one transaction. */
    void together(Runnable several) {
        new TransactionTemplate(new DataSourceTransactionManager(Objects.requireNonNull(jdbc.getDataSource())))
                .executeWithoutResult(status -> several.run());
    }

    /** Gives the queued jobs a token each that is not due: it wakes nobody. */
    void tokens() {
        jdbc.update("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                + " select 'training', cast(id as varchar(36)), timestamp with time zone '2100-01-01 00:00:00+00', false, 1"
                + " from training_job where status = 'QUEUED'");
    }

    /** Gives copies 1 … count of datasets a word each. */
    void tags(int count) {
        jdbc.update("insert into dataset_tag (dataset_id, position, tag) select " + ID
                + ", 0, 'word' from generate_series(1, " + count + ") g");
    }

    /** Adds copies 1 … count of a tuning job of one trial that has ended; the trials are newer than all other jobs. */
    void searches(String job, int count) {
        String its = " = cast('" + job + "' as uuid)";
        copies(
                "tuning_job",
                "s.id" + its,
                count,
                Map.of(
                        "id",
                        ID,
                        "dataset_id",
                        ID,
                        "best_trial",
                        ID,
                        "status",
                        "(array['SUCCEEDED', 'FAILED'])[1 + g % 2]"));
        String observations = "insert into tuning_observations (job_id, trials) select " + ID;
        jdbc.update(observations + ", '{\"trials\": []}' from generate_series(1, " + count + ") g");
        copies("tuning_job_transition", "s.job_id" + its, count, Map.of("job_id", ID));
        String trial = id("g + 1000000");
        copies("tuning_trial", "s.job_id" + its, count, Map.of("id", ID, "job_id", ID, "training_job_id", trial));
        copies(
                "training_job",
                "s.parent_id" + its,
                count,
                Map.of(
                        "id",
                        trial,
                        "parent_id",
                        ID,
                        "dataset_id",
                        ID,
                        "status",
                        "(array['SUCCEEDED', 'FAILED', 'CANCELLED'])[1 + g % 3]",
                        "parameters_sha256",
                        "md5('t' || g) || md5(g || 't')",
                        "model_version",
                        "null",
                        "finished_at",
                        "s.finished_at - g * interval '1 minute'"));
    }

    /** Lets the planner know what is there, as autovacuum does in time. */
    void analyze() {
        jdbc.execute("vacuum analyze");
    }
}
