package io.lamina.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** The service on the embedded database, as it runs without any configuration. */
class H2ServiceCompatibilityTest extends ComparisonCompatibilityTest {
    @TempDir
    static Path folder = Path.of("");

    @DynamicPropertySource
    static void dataFolder(DynamicPropertyRegistry registry) {
        registry.add("lamina.data-dir", () -> folder.toAbsolutePath().toString());
    }

    @Test
    void openApiFileIsWhatTheServiceAnswers() throws IOException {
        OpenApi.assertCommitted(client.get("/openapi.yaml").body());
    }

    @Test
    void openApiLeavesNothingOut() {
        assertThat(OpenApi.gaps(client.get("/openapi").json())).isEmpty();
    }

    @Test
    void examplesAreAsTheirSchemasSay() {
        JsonNode api = client.get("/openapi").json();
        List<String> shown = new ArrayList<>();
        for (OpenApi.Operation operation : OpenApi.operations(api)) {
            List<JsonNode> bodies = new ArrayList<>();
            bodies.add(operation.node().path("requestBody"));
            operation.node().get("responses").forEach(bodies::add);
            for (JsonNode body : bodies) {
                JsonNode media = body.path("content").path("application/json");
                for (JsonNode example : OpenApiExamples.of(media, api)) {
                    assertThat(OpenApiSchema.breaches(example, media.get("schema"), api))
                            .as("%s: %s", operation.name(), example)
                            .isEmpty();
                    shown.add(operation.node().get("operationId").asString());
                }
            }
        }
        assertThat(shown)
                .contains(
                        "uploadDataset",
                        "submitTrainingJob",
                        "getTrainingJob",
                        "getEvaluation",
                        "submitTuningJob",
                        "getTuningJob",
                        "listTrials",
                        "predict");
    }

    /** Whoever tries the examples in Swagger UI, the training jobs first, meets no error, and gets what is described. */
    @Test
    void examplesWorkAsTheyStandAndAnswersAreAsDescribed() {
        JsonNode api = client.get("/openapi").json();
        Map<String, String> known = new HashMap<>();
        List<OpenApiExamples.Request> posts = new ArrayList<>(OpenApiExamples.requests(api, "post", known));
        posts.sort(Comparator.comparing(request -> !request.path().endsWith("/training-jobs")));
        for (OpenApiExamples.Request request : posts) {
            JsonNode answered = answered(request, api);
            if (request.path().endsWith("/training-jobs")) {
                String id = answered.get("id").asString();
                assertThat(client.ended(id).get("status").asString())
                        .as(request.body())
                        .isEqualTo("SUCCEEDED");
                known.put("/api/v1/training-jobs/", id);
                known.merge("ids", id, (ids, another) -> ids + "," + another);
            }
            if (request.path().endsWith("/tuning-jobs")) {
                known.put("/api/v1/tuning-jobs/", answered.get("id").asString());
            }
        }
        List<OpenApiExamples.Request> gets = OpenApiExamples.requests(api, "get", known);
        assertThat(gets)
                .as("every operation that reads can be tried")
                .hasSameSizeAs(OpenApi.operations(api).stream()
                        .filter(operation -> operation.method().equals("get"))
                        .toList());
        gets.forEach(request -> answered(request, api));
    }

    /** Changes a byte of the stored table, where a label stands in it; its upload is left as it is. */
    private static void damage(String label, JsonNode dataset) throws IOException {
        byte[] wanted = label.getBytes(StandardCharsets.UTF_8);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(path ->
                            !path.toString().contains(dataset.get("sha256").asString()))
                    .filter(path -> path.getFileName().toString().matches("[0-9a-f]{64}.*"))
                    .toList()) {
                byte[] bytes = Files.readAllBytes(file);
                String text = new String(bytes, StandardCharsets.ISO_8859_1);
                int at = text.indexOf(label);
                // In the header of a network it stands between quotes.
                if (at >= 0 && !text.contains("\"" + label + "\"")) {
                    bytes[at + wanted.length - 1] ^= 1;
                    Files.write(file, bytes);
                    return;
                }
            }
        }
        throw new AssertionError("no table holds " + label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"holdout", "k_fold"})
    void aByteThatChangedInTheStoreIsFoundByAReplay(String strategy) throws IOException {
        String label = "zebra" + strategy;
        String dataset = client.upload("damaged", "x,y\n" + ("1," + label + "\n2,horse\n").repeat(15));
        JsonNode job = client.trained("{\"datasetId\": \"" + dataset + "\", \"target\": \"y\", \"epochs\": 1,"
                + " \"validation\": {\"strategy\": \"" + strategy + "\"}}");
        damage(label, client.get("/api/v1/datasets/" + dataset).json());
        JsonNode replay = replayed(job, null);
        assertThat(replay.at("/replay/result").asString()).isEqualTo("different");
        assertThat(replay.at("/replay/compared").toString()).isEqualTo("[\"dataset\"]");
        JsonNode difference = replay.at("/replay/firstDifference");
        assertThat(difference.get("what").asString()).isEqualTo("dataset");
        assertThat(difference.get("actual").asString())
                .hasSize(64)
                .isNotEqualTo(difference.get("expected").asString());
        assertThat(replay.at("/replay/notes/0").asString()).contains("damaged", dataset);
    }

    @Test
    void aByteThatChangedInTheStoreIsFoundByTheReplayOfASearch() throws IOException {
        String label = "zebrasearch";
        String dataset = client.upload("damaged", "x,y\n" + ("1," + label + "\n2,horse\n").repeat(15));
        JsonNode job = tuned(body("damagedSearch", 1, "", "\"maxTrials\": 2, " + parameters(RATE))
                .replace(Client.IRIS, dataset)
                .replace("species", "y"));
        damage(label, client.get("/api/v1/datasets/" + dataset).json());
        JsonNode ended = client.post(
                        TuningCompatibilityTest.JOBS + "/" + job.get("id").asString() + "/replay", "")
                .json();
        assertThat(client.get(TuningCompatibilityTest.JOBS + "/"
                                + ended.get("id").asString())
                        .json())
                .isEqualTo(ended);
        assertThat(ended.get("status").asString()).isEqualTo("SUCCEEDED");
        JsonNode replay = ended.get("replay");
        assertThat(replay.get("result").asString()).isEqualTo("different");
        assertThat(replay.at("/firstDifference/what").asString()).isEqualTo("dataset");
        assertThat(replay.at("/notes/0").asString()).contains("damaged", dataset);
    }

    @Test
    void aJobThatAClockHasEndedSaysThatItsReplayProvesNothing() {
        JsonNode job = client.trained("{\"datasetId\": \"" + Client.XOR + "\", \"target\": \"y\", \"epochs\": 100000,"
                + " \"earlyStopping\": \"none\", \"maxRuntime\": \"PT1S\"}");
        assertThat(job.get("stoppedBy").asString()).isEqualTo("maxRuntime");
        JsonNode replay = replayed(job, null);
        assertThat(replay.at("/replay/notes/0").asString()).contains("cannot be reproduced");
        assertThat(replay.at("/replay/firstDifference/what").asString()).isIn("", "epoch");
    }

    @ParameterizedTest
    @MethodSource("io.lamina.service.NastyInputs#all")
    void nastyInputIsAnsweredAsDocumented(NastyInputs.Nasty input) throws IOException {
        assertThat(NastyInputs.answered(input, client)).isEqualTo(input.answer());
    }

    @Test
    void everyNastyInputIsDocumented() throws IOException {
        assertThat(NastyInputs.forgotten()).isEmpty();
        assertThat(NastyInputs.all()).hasSizeGreaterThan(80);
    }

    /** Sends a request and compares the answer with its schema; the null of JSON where the answer is none. */
    private JsonNode answered(OpenApiExamples.Request request, JsonNode api) {
        String body = request.body();
        Client.Answer answer = client.send(
                request.operation().method().toUpperCase(Locale.ROOT),
                request.path(),
                request.mediaType(),
                body == null ? null : body.getBytes(StandardCharsets.UTF_8));
        String status = Integer.toString(answer.status());
        assertThat(status).as("%s: %s", request, answer.body()).startsWith("2");
        JsonNode media = request.operation()
                .node()
                .get("responses")
                .path(status)
                .path("content")
                .path("application/json");
        if (media.isMissingNode()) {
            return NullNode.getInstance();
        }
        assertThat(OpenApiSchema.breaches(answer.json(), media.get("schema"), api))
                .as("%s: %s", request, answer.body())
                .isEmpty();
        return answer.json();
    }
}
