package io.lamina.service;

import static io.lamina.service.Client.IRIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What is left when something is deleted: nothing, counted in rows and in copies of bytes, whatever database is below. */
abstract class StorageCompatibilityTest extends RunningServiceTest {
    private static final List<String> TABLES_OF_A_JOB =
            List.of("training_epoch", "training_evaluation", "training_job_transition");

    @Autowired
    private JdbcTemplate jdbc = new JdbcTemplate();

    @Value("${lamina.data-dir}")
    private Path dataFolder = Path.of("");

    private long count(String query, Object... arguments) {
        List<Long> counts = jdbc.query(query, (row, index) -> row.getLong(1), arguments);
        return counts.getFirst();
    }

    final Client.Answer patch(String dataset, String json, String... headers) {
        return client.send(
                "PATCH",
                "/api/v1/datasets/" + dataset,
                "application/json",
                json.getBytes(StandardCharsets.UTF_8),
                List.of(headers));
    }

    /** Copies of a blob's bytes: files of its name, and one for its rows of chunks. */
    private long copies(String sha256) {
        try (Stream<Path> files = Files.walk(dataFolder.resolve("blobs"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(sha256))
                            .count()
                    + count("select count(distinct sha256) from blob_chunk where sha256 = ?", sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void expectGone(String sha256) {
        assertThat(count("select count(*) from blob where sha256 = ?", sha256)).isZero();
        assertThat(copies(sha256)).isZero();
    }

    private void delete(String path) {
        Client.Answer answer = client.delete(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private void expectNoRowsOf(String job) {
        for (String table : TABLES_OF_A_JOB) {
            assertThat(count("select count(*) from " + table + " where cast(job_id as varchar(36)) = ?", job))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void typesOfColumnsCanBeChangedWhileNoJobNeedsThem() {
        String csv = "grade,note,y\n" + "1,x,10.5\n2,x7,11\n3,x,12\n".repeat(20);
        String dataset = client.upload("retyped", csv);
        String path = "/api/v1/datasets/" + dataset;
        String training =
                "{\"datasetId\": \"" + dataset + "\", \"target\": \"y\", \"modelName\": \"retyped\", \"epochs\": %d,"
                        + " \"earlyStopping\": \"none\"}";
        String before = client.trained(training.formatted(2)).get("id").asString();
        String table = tableOf(dataset);

        String running = client.submit(training.formatted(100_000));
        Client.Answer needed = patch(dataset, "{\"columnTypes\": {\"grade\": \"categorical\"}}");
        assertThat(needed.status()).isEqualTo(409);
        assertThat(needed.body()).contains("its types can be changed");
        client.post("/api/v1/training-jobs/" + running + "/cancel", "");
        client.ended(running);

        Client.Answer unknown = patch(
                dataset, "{\"name\": \"new\", \"columnTypes\": {\"grades\": \"categorical\", \"a/b\": \"text\"}}");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body()).contains("/columnTypes/grades", "\\\"grade\\\"", "/columnTypes/a~1b");
        Client.Answer unfit = patch(dataset, "{\"name\": \"new\", \"columnTypes\": {\"note\": \"numeric\"}}");
        assertThat(unfit.status()).isEqualTo(422);
        assertThat(unfit.json().get("errors").toString()).contains("\"row\":1", "\"column\":\"note\"");
        assertThat(client.get(path).json().get("name").asString()).isEqualTo("retyped");

        JsonNode changed = patch(dataset, "{\"name\": \"new\", \"columnTypes\": {\"grade\": \"categorical\"}}")
                .json();
        assertThat(changed.get("name").asString()).isEqualTo("new");
        assertThat(changed.get("columns").get(0).get("type").asString()).isEqualTo("categorical");
        assertThat(changed.get("columns").get(2).get("type").asString()).isEqualTo("numeric");
        assertThat(client.get(path).json()).isEqualTo(changed);
        expectGone(table);
        assertThat(patch(dataset, "{\"columnTypes\": {\"note\": \"text\"}}")
                        .json()
                        .get("columns")
                        .toString())
                .as("what was said before still holds")
                .contains("{\"name\":\"grade\",\"type\":\"categorical\"", "{\"name\":\"note\",\"type\":\"text\"");

        assertThat(patch(dataset, "{\"columnTypes\": {\"note\": \"inferred\"}}")
                        .json()
                        .get("columns")
                        .toString())
                .as("what is said no longer does not hold, the rest does")
                .contains(
                        "{\"name\":\"grade\",\"type\":\"categorical\"", "{\"name\":\"note\",\"type\":\"categorical\"");
        assertThat(patch(dataset, "{\"columnTypes\": {\"note\": \"number\"}}").body())
                .contains("/columnTypes/note", "inferred");

        Client.Answer past = client.get("/api/v1/training-jobs/" + before + "/evaluation?importance=true");
        assertThat(past.status()).as(past.body()).isEqualTo(409);
        assertThat(past.body()).contains("types of columns");
        assertThat(client.get("/api/v1/training-jobs/" + before + "/evaluation").status())
                .isEqualTo(200);
        client.trained(training.formatted(2));
        assertThat(client.get("/api/v1/models/retyped/versions/2")
                        .json()
                        .get("inputs")
                        .get(0)
                        .get("type")
                        .asString())
                .isEqualTo("categorical");
        delete(path);
    }

    private String tableOf(String dataset) {
        return jdbc.query(
                        "select table_sha256 from dataset where cast(id as varchar(36)) = ?",
                        (row, index) -> row.getString(1),
                        dataset)
                .getFirst();
    }

    @Test
    void bytesOfADatasetGoWithTheLastThatHasThem() {
        String csv = "storage,y\n" + "1,a\n2,b\n".repeat(20);
        String first = client.upload("first", csv);
        String second = client.upload("second", csv);
        List<String> sha256s = jdbc.query(
                "select sha256 from dataset where cast(id as varchar(36)) = ? union all"
                        + " select table_sha256 from dataset where cast(id as varchar(36)) = ?",
                (row, index) -> row.getString(1),
                first,
                first);
        assertThat(sha256s)
                .hasSize(2)
                .allSatisfy(sha256 -> assertThat(copies(sha256)).isEqualTo(1));
        delete("/api/v1/datasets/" + first);
        assertThat(sha256s).allSatisfy(sha256 -> assertThat(copies(sha256)).isEqualTo(1));
        assertThat(client.get("/api/v1/datasets/" + second + "/rows").status()).isEqualTo(200);
        delete("/api/v1/datasets/" + second);
        assertThat(sha256s).allSatisfy(this::expectGone);
    }

    @Test
    void versionOutlivesItsJobAndItsBytesGoWithIt() {
        String job = client.trained("{\"datasetId\": \"" + IRIS
                        + "\", \"target\": \"species\", \"modelName\": \"stored\", \"epochs\": 3, \"seed\": 77}")
                .get("id")
                .asString();
        String version = "/api/v1/models/stored/versions/1";
        String artifact = client.get(version).json().get("artifactSha256").asString();
        assertThat(copies(artifact)).isEqualTo(1);
        delete("/api/v1/training-jobs/" + job);
        expectNoRowsOf(job);
        assertThat(copies(artifact)).isEqualTo(1);
        assertThat(client.get(version + "/artifact").status()).isEqualTo(200);
        delete(version);
        expectGone(artifact);
    }

    private List<Integer> listedVersions(String model) {
        return client.get("/api/v1/models?limit=200")
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("name").asString().equals(model))
                .map(item -> item.get("version").asInt())
                .toList();
    }

    @Test
    void listOfModelsShowsTheLatestVersionThatIsLeft() {
        for (int seed = 1; seed <= 3; seed++) {
            client.trained("{\"datasetId\": \"" + IRIS
                    + "\", \"target\": \"species\", \"modelName\": \"relisted\", \"epochs\": 2, \"seed\": " + seed
                    + "}");
        }
        String versions = "/api/v1/models/relisted/versions/";
        assertThat(listedVersions("relisted")).containsExactly(3);
        delete(versions + 1);
        assertThat(listedVersions("relisted")).containsExactly(3);
        delete(versions + 3);
        assertThat(listedVersions("relisted")).containsExactly(2);
        delete(versions + 2);
        assertThat(listedVersions("relisted")).isEmpty();
        assertThat(client.delete(versions + 2).status()).isEqualTo(404);
    }

    @Test
    void parametersOfACancelledJobGoWithIt() {
        String job = client.submit("{\"datasetId\": \"" + IRIS
                + "\", \"target\": \"species\", \"epochs\": 100000, \"earlyStopping\": \"none\", \"seed\": 78}");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> client.job(job).get("progress").get("epoch").asInt() > 0);
        client.post("/api/v1/training-jobs/" + job + "/cancel", "");
        JsonNode ended = client.ended(job);
        assertThat(ended.get("status").asString()).isEqualTo("CANCELLED");
        String parameters = jdbc.query(
                        "select parameters_sha256 from training_job where cast(id as varchar(36)) = ?",
                        (row, index) -> row.getString(1),
                        job)
                .getFirst();
        assertThat(copies(parameters)).isEqualTo(1);
        delete("/api/v1/training-jobs/" + job);
        expectNoRowsOf(job);
        expectGone(parameters);
    }

    @Test
    void housekeepingRemovesJobsWhoseTimeIsOverAndLeavesTheirModels() {
        String body = "{\"datasetId\": \"" + IRIS
                + "\", \"target\": \"species\", \"modelName\": \"aged\", \"epochs\": 2, \"seed\": ";
        String old = client.trained(body + "1}").get("id").asString();
        String young = client.trained(body + "2}").get("id").asString();
        jdbc.update(
                "update training_job set finished_at = timestamp with time zone '2020-01-01 00:00:00+00'"
                        + " where cast(id as varchar(36)) = ?",
                old);
        jdbc.update("update housekeeping set due_at = timestamp with time zone '1970-01-01 00:00:00+00'");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> client.get("/api/v1/training-jobs/" + old).status() == 404);
        expectNoRowsOf(old);
        assertThat(client.job(young).get("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(client.get("/api/v1/models/aged/versions/1/artifact").status())
                .isEqualTo(200);
    }
}
