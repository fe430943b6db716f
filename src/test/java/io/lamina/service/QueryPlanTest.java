package io.lamina.service;

import static io.lamina.service.Client.IRIS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every statement that requests and a worker make is run again under EXPLAIN ANALYZE on tables that are full: none may read a
 * large table from end to end, sort a large part of one, or touch many more rows than it answers.
 */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "lamina.workers=1",
            "server.address=127.0.0.1",
            "lamina.blob-store=database",
            "lamina.queue-capacity=20000",
            "lamina.housekeeping-interval=36500d"
        })
@Import(QueryPlanTest.Recording.class)
@DirtiesContext
class QueryPlanTest {
    /** Rows of epochs of one job; the long run asks for a million. */
    private static final int EPOCHS = Integer.getInteger("lamina.epochs", 100_000);

    private static final int ROWS = 10_000;

    /** Clients whose jobs wait, {@link #ROWS} of them together. */
    private static final int CLIENTS = 10;

    private static final String CLIENT = "'client-' || g % " + CLIENTS;

    /** Versions of one model. */
    private static final int VERSIONS = 3_000;

    /** A page has up to 201 rows, each with a few of another table. */
    private static final long MOST_ROWS = 2_500;

    /** Tables of which every row may be read: they hold one row, or as many as there are jobs at work. */
    private static final Set<String> SMALL =
            Set.of("housekeeping", "milestone", "scheduled_tasks", "flyway_schema_history");

    private static final String URL = Databases.newPostgres();
    /** Statements that may read as much as the queue is long, which its capacity bounds, and why; parts of their text. */
    private static final Map<String, String> OF_THE_QUEUE = Map.of(
            "select count(*) from training_job q where status = 'QUEUED'",
            "the length of the queue is counted: a number kept beside it would be a row that every transaction locks",
            "count(tj1_0.id) from training_job",
            "jobs that are due are counted, twice a minute",
            "select cast(j.id as varchar(36)) from training_job j",
            "jobs without a token are looked for among all, only where tokens are missing",
            "select client, priority, id from training_job where status = 'QUEUED'",
            "the place of a job is a matter of all others");

    @TempDir
    static Path folder = Path.of("");

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource database = new RecordedStatements(new DriverManagerDataSource());

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("lamina.data-dir", () -> folder.toAbsolutePath().toString());
        Databases.service(URL).forEach((name, value) -> registry.add(name, () -> value));
    }

    @TestConfiguration
    static class Recording {
        @Bean
        static BeanPostProcessor recordingOfStatements() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source ? new RecordedStatements(source) : bean;
                }
            };
        }
    }

    @Test
    void noRequestReadsOrSortsAWholeTable() throws Exception {
        Client client = new Client(port);
        JdbcTemplate jdbc = new JdbcTemplate(database);
        RecordedStatements recorded = (RecordedStatements) database;
        jdbc.update("update housekeeping set due_at = timestamp with time zone '2100-01-01 00:00:00+00'");
        JsonNode job = client.trained(
                "{\"datasetId\": \"" + IRIS + "\", \"target\": \"species\", \"modelName\": \"source\", \"epochs\": 2}");
        JsonNode folded = client.trained(
                "{\"datasetId\": \"" + IRIS
                        + "\", \"target\": \"species\", \"epochs\": 2, \"validation\": {\"strategy\": \"k_fold\", \"folds\": 2}}");
        String search = client.endedTuning(client.submitTuning(search(IRIS, "species", 1)))
                .get("id")
                .asString();
        fill(new Filling(jdbc), job.get("id").asString(), folded.get("id").asString(), search);

        recorded.listen(true);
        requests(client);
        recorded.listen(false);

        List<RecordedStatements.Statement> statements = recorded.statements().stream()
                .filter(statement ->
                        statement.sql().toLowerCase(Locale.ROOT).matches("(?s)\\s*(select|update|delete).*"))
                .toList();
        assertThat(statements).hasSizeGreaterThan(30);
        List<Plan> plans = new ArrayList<>();
        for (RecordedStatements.Statement statement : statements) {
            plans.add(explain(statement));
        }
        // Of each statement the execution that read most.
        Map<String, Plan> worst = new LinkedHashMap<>();
        plans.forEach(plan -> worst.merge(plan.sql(), plan, (a, b) -> a.rowsRead() >= b.rowsRead() ? a : b));
        Files.writeString(
                Path.of("target", "query-plans.md"),
                worst.values().stream()
                        .map(Plan::line)
                        .collect(Collectors.joining(
                                "\n", "| statement | plan | rows read | ms |\n|---|---|---|---|\n", "\n")));
        assertThat(plans)
                .allSatisfy(plan -> assertThat(plan.faults()).as(plan.line()).isEmpty());
    }

    private static String search(String dataset, String target, int trials) {
        return "{\"training\": {\"datasetId\": \"" + dataset + "\", \"target\": \"" + target
                + "\", \"modelName\": \"searched\", \"epochs\": 2}, \"search\": {\"method\": \"random\", \"maxTrials\": "
                + trials
                + ", \"parameters\": {\"batchSize\": {\"type\": \"integers\", \"min\": 4, \"max\": 8}}}}";
    }

    private static void fill(Filling filling, String job, String folded, String search) {
        String iris = "s.id = cast('" + IRIS + "' as uuid)";
        String its = " = cast('" + job + "' as uuid)";
        String hash = "md5(%s || g) || md5(g || %s)";
        filling.copies(
                "dataset",
                iris,
                ROWS,
                Map.of(
                        "id", Filling.ID,
                        "sha256", hash.formatted("'a'", "'a'"),
                        "table_sha256", hash.formatted("'b'", "'b'")));
        filling.copies(
                "training_job",
                "s.id" + its,
                ROWS,
                Map.of(
                        "id",
                        Filling.ID,
                        "dataset_id",
                        Filling.ID,
                        "client",
                        CLIENT,
                        // Served last of all, so that the worker is there for the jobs that the test submits.
                        "claimed_at",
                        "timestamp with time zone '2100-01-01 00:00:00+00'",
                        "status",
                        "(array['SUCCEEDED', 'FAILED', 'CANCELLED'])[1 + g % 3]",
                        "parameters_sha256",
                        hash.formatted("'c'", "'c'"),
                        "finished_at",
                        "s.finished_at - g * interval '1 minute'"));
        filling.copies("training_job_transition", "s.job_id" + its, ROWS, Map.of("job_id", Filling.ID));
        filling.copies("training_evaluation", "s.job_id" + its, ROWS, Map.of("job_id", Filling.ID));
        filling.copies(
                "training_fold",
                "s.fold = 1 and s.job_id = cast('" + folded + "' as uuid)",
                ROWS,
                Map.of("job_id", Filling.ID, "outputs_sha256", hash.formatted("'e'", "'e'")));
        filling.searches(search, ROWS);
        filling.copies(
                "training_epoch",
                "s.epoch = 1 and s.job_id" + its,
                EPOCHS,
                Map.of("job_id", Filling.id("1"), "epoch", "g"));
        String latest =
                "case g when 7 then " + Filling.id(String.valueOf(ROWS + VERSIONS)) + " else " + Filling.ID + " end";
        filling.copies("model", "s.name = 'source'", ROWS, Map.of("name", "'filled-' || g", "latest_id", latest));
        Map<String, String> version = Map.of(
                "id",
                Filling.ID,
                "name",
                "'filled-' || g",
                "training_job_id",
                Filling.ID,
                "artifact_sha256",
                hash.formatted("'d'", "'d'"));
        filling.copies("model_version", "s.name = 'source'", ROWS, version);
        Map<String, String> later = new HashMap<>(version);
        later.putAll(Map.of("id", Filling.id("g + " + ROWS), "name", "'filled-7'", "version", "g + 1"));
        filling.copies("model_version", "s.name = 'source'", VERSIONS, later);
        filling.tags(ROWS);
        filling.copies(
                "blob",
                "s.sha256 = (select max(sha256) from blob_chunk)",
                ROWS,
                Map.of("sha256", hash.formatted("'d'", "'d'")));
        filling.copies(
                "blob_chunk",
                "s.position = 0 and s.sha256 = (select max(sha256) from blob_chunk)",
                ROWS,
                Map.of("sha256", hash.formatted("'d'", "'d'"), "bytes", "cast('x' as bytea)"));
        Map<String, String> queued = new HashMap<>(
                Map.of("id", Filling.id("g + " + ROWS), "client", CLIENT, "status", "'QUEUED'", "attempt", "0"));
        List.of("claimed_at", "started_at", "finished_at", "model_version", "stopped_by", "metrics")
                .forEach(unset -> queued.put(unset, "null"));
        // Last, for the worker may take some: what it publishes is called like the source of the copies above.
        filling.together(() -> {
            filling.copies("training_job", "s.id" + its, ROWS, queued);
            filling.tokens();
        });
        filling.analyze();
    }

    private static String cursor(String key) {
        return "&cursor="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static void requests(Client client) {
        String one = Filling.uuid(1);
        String middle = cursor(Filling.uuid(ROWS / 2));
        List<String> lists = List.of(
                "/datasets?limit=200",
                "/training-jobs?limit=200",
                "/training-jobs?limit=200&status=FAILED",
                "/training-jobs?limit=200&status=QUEUED",
                "/training-jobs?limit=200&datasetId=" + one,
                "/training-jobs?limit=200&status=SUCCEEDED&datasetId=" + one,
                "/tuning-jobs?limit=200",
                "/tuning-jobs?limit=200&status=FAILED",
                "/tuning-jobs?limit=200&datasetId=" + one,
                "/training-jobs?limit=200&tuningJobId=" + one,
                "/models?limit=200",
                "/models/filled-7/versions?limit=200");
        for (String list : lists) {
            expect(client.get("/api/v1" + list), 200);
        }
        for (String list : lists.subList(0, lists.size() - 1)) {
            expect(client.get("/api/v1" + list + middle), 200);
        }
        expect(client.get("/api/v1/training-jobs/" + one + "/epochs?limit=1000"), 200);
        expect(client.get("/api/v1/training-jobs/" + one + "/epochs?limit=1000" + cursor("0:" + EPOCHS / 2)), 200);
        expect(client.get("/api/v1/training-jobs/" + one), 200);
        expect(client.get("/api/v1/training-jobs/" + one + "/evaluation"), 200);
        expect(client.get("/api/v1/datasets/" + one), 200);
        expect(client.get("/api/v1/models/source"), 200);
        expect(client.get("/api/v1/models/source/versions/1"), 200);
        String dataset = client.upload("planned", "a,y\n" + "1,x\n2,z\n".repeat(20));
        String job = client.trained("{\"datasetId\": \"" + dataset
                        + "\", \"target\": \"y\", \"modelName\": \"planned\", \"epochs\": 2}")
                .get("id")
                .asString();
        String folds = client.trained(
                        "{\"datasetId\": \"" + dataset
                                + "\", \"target\": \"y\", \"modelName\": \"planned\", \"epochs\": 2, \"validation\": {\"strategy\": \"k_fold\", \"folds\": 2}}")
                .get("id")
                .asString();
        expect(client.get("/api/v1/training-jobs/" + folds + "/events"), 200);
        expect(client.delete("/api/v1/training-jobs/" + folds), 204);
        expect(client.delete("/api/v1/models/planned/versions/2"), 204);
        String tuned = client.submitTuning(search(dataset, "y", 3));
        client.endedTuning(tuned);
        expect(client.get(tuned + "/trials"), 200);
        expect(client.get(tuned + "/events"), 200);
        expect(client.delete(tuned), 204);
        String stopped = client.submitTuning(search(dataset, "y", 3).replace("\"epochs\": 2", "\"epochs\": 90000"));
        expect(client.post(stopped + "/cancel", ""), 202);
        client.endedTuning(stopped);
        expect(client.delete("/api/v1/models/searched/versions/2"), 204);
        String second = client.submit("{\"datasetId\": \"" + dataset
                + "\", \"target\": \"y\", \"epochs\": 100000, \"earlyStopping\": \"none\"}");
        String waiting = client.submit("{\"datasetId\": \"" + dataset + "\", \"target\": \"y\", \"epochs\": 2}");
        expect(client.get("/api/v1/training-jobs?status=QUEUED"), 200);
        expect(client.post("/api/v1/training-jobs/" + waiting + "/cancel", ""), 202);
        expect(client.post("/api/v1/training-jobs/" + second + "/cancel", ""), 202);
        client.ended(second);
        expect(client.delete("/api/v1/training-jobs/" + second), 204);
        expect(client.delete("/api/v1/training-jobs/" + job), 204);
        expect(client.delete("/api/v1/models/planned/versions/1"), 204);
        expect(client.delete("/api/v1/datasets/" + dataset), 204);
    }

    private static void expect(Client.Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    private Plan explain(RecordedStatements.Statement statement) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement prepared = statement.prepare(connection, "explain (analyze, format json) ");
                    ResultSet rows = prepared.executeQuery()) {
                rows.next();
                JsonNode answer =
                        JsonMapper.shared().readTree(rows.getString(1)).get(0);
                return Plan.of(statement.sql(), answer);
            } finally {
                connection.rollback();
            }
        }
    }

    /** What matters of a plan. */
    private record Plan(String sql, Set<String> nodes, List<String> faults, long rowsRead, double millis) {
        static Plan of(String sql, JsonNode answer) {
            Set<String> nodes = new TreeSet<>();
            List<String> faults = new ArrayList<>();
            long rows = walk(answer.get("Plan"), nodes, faults);
            if (OF_THE_QUEUE.keySet().stream().anyMatch(sql::contains)) {
                faults.clear();
                // The ended jobs, the trials and the queue; its tokens.
                if (rows > 4L * ROWS) {
                    faults.add("reads " + rows + " rows, more than the queue and its tokens");
                }
            } else if (rows > MOST_ROWS) {
                faults.add("reads " + rows + " rows");
            }
            return new Plan(
                    sql, nodes, faults, rows, answer.get("Execution Time").asDouble());
        }

        private static long walk(JsonNode node, Set<String> nodes, List<String> faults) {
            String type = node.get("Node Type").asString();
            double loops = node.path("Actual Loops").asDouble(1);
            double rows = node.path("Actual Rows").asDouble(0)
                    + node.path("Rows Removed by Filter").asDouble(0);
            long read = 0;
            if (node.has("Relation Name")) {
                String table = node.get("Relation Name").asString();
                nodes.add(type + " " + node.path("Index Name").asString(table));
                if (type.contains("Scan")) {
                    read += Math.round(rows * loops);
                }
                if (type.equals("Seq Scan") && loops > 0 && !SMALL.contains(table)) {
                    faults.add("reads all of " + table);
                }
            }
            if (type.contains("Sort") && rows > 500) {
                faults.add("sorts " + rows + " rows");
            }
            for (JsonNode child : node.path("Plans")) {
                read += walk(child, nodes, faults);
            }
            return read;
        }

        String line() {
            String shown = sql.replaceAll("\\s+", " ").replaceAll("(?i)^select .*? from ", "select … from ");
            return "| `%s` | %s | %d | %.2f |"
                    .formatted(shown.replace("|", "\\|"), String.join(", ", nodes), rowsRead, millis);
        }
    }
}
