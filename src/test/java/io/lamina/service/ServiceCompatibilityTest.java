package io.lamina.service;

import static io.lamina.service.Client.IRIS;
import static io.lamina.service.Client.PENGUINS;
import static io.lamina.service.Client.XOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.lamina.service.Client.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the service does over HTTP, whatever database is below; one subclass per database. */
abstract class ServiceCompatibilityTest extends EventsCompatibilityTest {
    @Test
    void emptyDatabaseHoldsTheExamples() {
        JsonNode iris = client.get("/api/v1/datasets/" + IRIS).json();
        assertThat(iris.get("name").asString()).isEqualTo("iris");
        assertThat(iris.get("rowCount").asLong()).isEqualTo(150);
        assertThat(iris.get("columns").get(4).get("type").asString()).isEqualTo("categorical");
        assertThat(client.get("/api/v1/datasets/" + PENGUINS)
                        .json()
                        .get("columnCount")
                        .asInt())
                .isEqualTo(7);
        assertThat(client.get("/api/v1/datasets/" + XOR).json().get("rowCount").asInt())
                .isEqualTo(4);
    }

    @Test
    void smallestBodyTrainsAModelThatPredicts() {
        JsonNode job = client.trained(
                "{\"datasetId\": \"" + IRIS + "\", \"target\": \"species\", \"modelName\": \"flowers\"}");
        assertThat(job.get("metrics").get("accuracy").asDouble()).isGreaterThan(0.85);
        assertThat(job.get("configuration").get("reasons").get("task").asString())
                .contains("species");
        assertThat(job.get("model").get("name").asString()).isEqualTo("flowers");
        assertThat(job.get("progress").get("fraction").asDouble()).isEqualTo(1);
        assertThat(statuses(job)).containsExactly("QUEUED", "RUNNING", "SUCCEEDED");

        Answer answer = client.post("/api/v1/models/flowers/predictions", """
                {"instances": [{"sepal_length_cm": 5.1, "sepal_width_cm": 3.5, "petal_length_cm": 1.4, "petal_width_cm": 0.2}]}
                """);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode prediction = answer.json().get("predictions").get(0);
        assertThat(prediction.get("label").asString()).isEqualTo("setosa");
        assertThat(prediction.get("probabilities").get("setosa").asDouble()).isGreaterThan(0.9);
        assertThat(prediction.get("warnings").isEmpty()).isTrue();
    }

    private static List<String> statuses(JsonNode job) {
        List<String> statuses = new ArrayList<>();
        job.get("statusHistory").forEach(line -> statuses.add(line.get("status").asString()));
        return statuses;
    }

    @Test
    void evaluationHoldsTheConfusionMatrix() {
        String id = client.trained("{\"datasetId\": \"" + PENGUINS + "\", \"target\": \"species\"}")
                .get("id")
                .asString();
        JsonNode evaluation =
                client.get("/api/v1/training-jobs/" + id + "/evaluation").json();
        assertThat(evaluation.get("split").asString()).isEqualTo("validation");
        JsonNode matrix = evaluation.get("confusionMatrix");
        assertThat(matrix.get("labels").toString()).isEqualTo("[\"Adelie\",\"Chinstrap\",\"Gentoo\"]");
        long sum = 0;
        long hits = 0;
        for (int actual = 0; actual < 3; actual++) {
            for (int predicted = 0; predicted < 3; predicted++) {
                long count = matrix.get("counts").get(actual).get(predicted).asLong();
                sum += count;
                hits += actual == predicted ? count : 0;
            }
        }
        assertThat(sum).isEqualTo(evaluation.get("rowCount").asLong());
        assertThat(evaluation.get("metrics").get("accuracy").asDouble())
                .isCloseTo((double) hits / sum, within(1e-12))
                .isGreaterThan(0.9);
        assertThat(evaluation.get("perClass").size()).isEqualTo(3);
        JsonNode training = client.get("/api/v1/training-jobs/" + id + "/evaluation?split=training")
                .json();
        assertThat(training.get("rowCount").asLong() + sum).isEqualTo(344);
        assertThat(client.get("/api/v1/training-jobs/" + id + "/evaluation?split=test")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void perceptronCannotLearnXorButOneHiddenLayerDoes(int seed) {
        String body = "{\"datasetId\": \"" + XOR + "\", \"target\": \"y\", \"seed\": " + seed
                + ", \"network\": {\"hiddenLayers\": ";
        JsonNode perceptron = client.trained(body + "[]}}");
        assertThat(perceptron.get("metrics").get("accuracy").asDouble()).isLessThanOrEqualTo(0.75);
        assertThat(perceptron.get("warnings").get(0).get("code").asString()).isEqualTo("no_validation");
        JsonNode hidden = client.trained(body + "[{\"units\": 8, \"activation\": \"tanh\"}]}}");
        assertThat(hidden.get("metrics").get("accuracy").asDouble()).isEqualTo(1);
    }

    @Test
    void regressionAnswersValuesInTheUnitOfTheTarget() {
        StringBuilder csv = new StringBuilder("x,y\n");
        for (int i = 0; i < 200; i++) {
            csv.append(i / 10.0).append(',').append(1000 + 50 * i / 10.0).append('\n');
        }
        String dataset = client.upload("line", csv.toString());
        JsonNode job =
                client.trained("{\"datasetId\": \"" + dataset + "\", \"target\": \"y\", \"modelName\": \"line\"}");
        assertThat(job.get("configuration").get("task").asString()).isEqualTo("regression");
        assertThat(job.get("metrics").get("r2").asDouble()).isGreaterThan(0.98);
        JsonNode prediction = client.post("/api/v1/models/line/predictions", "{\"instances\": [{\"x\": 10}]}")
                .json()
                .get("predictions")
                .get(0);
        assertThat(prediction.get("value").asDouble()).isCloseTo(1500, within(60.0));
        assertThat(prediction.has("label")).isFalse();
    }

    @Test
    void equalSeedsGiveEqualArtifactsAndOtherSeedsOthers() {
        String body =
                "{\"datasetId\": \"" + IRIS + "\", \"target\": \"species\", \"epochs\": 5, \"modelName\": \"twin%s\","
                        + " \"network\": {\"hiddenLayers\": [{\"units\": 8, \"dropout\": 0.2}]}, \"seed\": %d}";
        String first = artifact(client.trained(body.formatted("A", 7)));
        assertThat(artifact(client.trained(body.formatted("B", 7)))).isEqualTo(first);
        assertThat(artifact(client.trained(body.formatted("C", 8)))).isNotEqualTo(first);
    }

    private String artifact(JsonNode job) {
        return client.get("/api/v1/models/" + job.get("model").get("name").asString() + "/versions/1")
                .json()
                .get("artifactSha256")
                .asString();
    }

    @Test
    void csvAndJsonRowsOfOneTableHaveOneProfile() {
        String csv = client.upload("csv", "a,b\n1,x\n2.5,y\n,x\n");
        Answer json = client.post(
                "/api/v1/datasets",
                "{\"name\": \"json\", \"rows\": [{\"a\": 1, \"b\": \"x\"}, {\"a\": 2.5, \"b\": \"y\"}, {\"a\": null, \"b\": \"x\"}]}");
        assertThat(json.status()).as(json.body()).isEqualTo(201);
        assertThat(json.json().get("columns"))
                .isEqualTo(client.get("/api/v1/datasets/" + csv).json().get("columns"));
        assertThat(client.get("/api/v1/datasets/" + csv + "/rows?offset=1&limit=1")
                        .json()
                        .get("items")
                        .toString())
                .isEqualTo("[{\"a\":2.5,\"b\":\"y\"}]");
    }

    @Test
    void multipartUploadTakesTheNameOfTheFile() {
        String boundary = "XXX";
        String form = """
                --XXX
                Content-Disposition: form-data; name="file"; filename="small.csv"
                Content-Type: text/csv

                a,b
                1,2
                3,4

                --XXX--
                """.replace("\n", "\r\n");
        Answer answer = client.send(
                "POST",
                "/api/v1/datasets",
                "multipart/form-data; boundary=" + boundary,
                form.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().get("name").asString()).isEqualTo("small");
        assertThat(answer.json().get("rowCount").asInt()).isEqualTo(2);
    }

    @Test
    void predictionsSayWhatTheyMadeOfOddValues() {
        client.trained("{\"datasetId\": \"" + PENGUINS + "\", \"target\": \"species\", \"modelName\": \"odd\"}");
        JsonNode prediction = client.post("/api/v1/models/odd/predictions", """
                        {"instances": [{"island": "Atlantis", "beak_length_mm": null, "beak_depth_mm": 18.7,
                         "flipper_length_mm": 9999, "body_mass_g": 3750, "sex": "MALE", "species": "Adelie"}]}
                        """)
                .json()
                .get("predictions")
                .get(0);
        List<String> warnings = new ArrayList<>();
        prediction
                .get("warnings")
                .forEach(warning -> warnings.add(warning.get("pointer").asString() + " "
                        + warning.get("code").asString()));
        assertThat(warnings)
                .containsExactly(
                        "/instances/0/island unseen_category",
                        "/instances/0/beak_length_mm missing_value",
                        "/instances/0/flipper_length_mm out_of_range");
        Answer wrong = client.post(
                "/api/v1/models/odd/predictions",
                "{\"instances\": [{\"island\": [\"Biscoe\"]}, {\"weight\": 1, \"body_mass_g\": \"heavy\"}]}");
        assertThat(wrong.status()).isEqualTo(422);
        List<String> places = new ArrayList<>();
        wrong.json()
                .get("errors")
                .forEach(error -> places.add(error.get("pointer").asString()));
        assertThat(places).containsExactly("/instances/0/island", "/instances/1/weight", "/instances/1/body_mass_g");
    }

    @Test
    void learningCurveIsPagedInOrder() {
        String id = client.trained("{\"datasetId\": \"" + IRIS
                        + "\", \"target\": \"species\", \"epochs\": 25, \"earlyStopping\": \"none\"}")
                .get("id")
                .asString();
        List<Integer> epochs = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page = client.get("/api/v1/training-jobs/" + id + "/epochs?limit=10" + cursor)
                    .json();
            page.get("items").forEach(epoch -> epochs.add(epoch.get("epoch").asInt()));
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("nextCursor").asString();
            pages++;
        } while (!cursor.isEmpty());
        assertThat(pages).isEqualTo(3);
        assertThat(epochs).hasSize(25).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void runningJobIsCancelledKeepsItsBestAndCanBePublished() {
        String id = client.submit("{\"datasetId\": \"" + PENGUINS
                + "\", \"target\": \"species\", \"epochs\": 100000, \"earlyStopping\": null, \"modelName\": \"half\"}");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> client.job(id).get("progress").get("epoch").asInt() > 0);
        assertThat(client.delete("/api/v1/training-jobs/" + id).status()).isEqualTo(409);
        assertThat(client.delete("/api/v1/datasets/" + PENGUINS).status()).isEqualTo(409);
        assertThat(client.post("/api/v1/training-jobs/" + id + "/cancel", "").status())
                .isEqualTo(202);
        JsonNode job = client.ended(id);
        assertThat(statuses(job)).containsExactly("QUEUED", "RUNNING", "CANCELLING", "CANCELLED");
        assertThat(job.get("model").isNull()).isTrue();
        assertThat(client.post("/api/v1/training-jobs/" + id + "/cancel", "").status())
                .isEqualTo(202);
        assertThat(client.get("/api/v1/models/half").status()).isEqualTo(404);
        Answer published = client.post("/api/v1/training-jobs/" + id + "/publish", "");
        assertThat(published.status()).as(published.body()).isEqualTo(201);
        assertThat(client.get("/api/v1/models/half/versions/1").status()).isEqualTo(200);
        assertThat(client.post("/api/v1/training-jobs/" + id + "/publish", "").status())
                .isEqualTo(409);
        assertThat(client.delete("/api/v1/training-jobs/" + id).status()).isEqualTo(204);
        assertThat(client.get("/api/v1/training-jobs/" + id).status()).isEqualTo(404);
        assertThat(client.get("/api/v1/models/half/versions/1").status()).isEqualTo(200);
    }

    @Test
    void divergedJobFailsAndSaysWhere() {
        String id = client.submit("{\"datasetId\": \"" + IRIS + "\", \"target\": \"sepal_length_cm\", \"epochs\": 50,"
                + " \"optimizer\": {\"type\": \"sgd\", \"learningRate\": 1000}, \"task\": \"regression\"}");
        JsonNode job = client.ended(id);
        assertThat(job.get("status").asString()).isEqualTo("FAILED");
        assertThat(job.get("stoppedBy").asString()).isEqualTo("diverged");
        assertThat(job.get("error").get("type").asString()).endsWith("/diverged");
        assertThat(job.get("error").get("detail").asString()).contains("epoch ", "batch ", "layer");
    }

    @Test
    void listsArePagedNewestFirst() {
        for (int i = 0; i < 3; i++) {
            client.upload("page" + i, "a,b\n1,2\n2,3\n");
        }
        JsonNode first = client.get("/api/v1/datasets?limit=2").json();
        assertThat(first.get("items").get(0).get("name").asString()).isEqualTo("page2");
        assertThat(first.get("items").get(1).get("name").asString()).isEqualTo("page1");
        JsonNode second = client.get("/api/v1/datasets?limit=2&cursor="
                        + first.get("nextCursor").asString())
                .json();
        assertThat(second.get("items").get(0).get("name").asString()).isEqualTo("page0");
        String job = client.submit("{\"datasetId\": \"" + IRIS + "\", \"target\": \"species\", \"epochs\": 1}");
        client.ended(job);
        JsonNode jobs = client.get("/api/v1/training-jobs?status=SUCCEEDED&limit=1&datasetId=" + IRIS)
                .json();
        assertThat(jobs.get("items").get(0).get("id").asString()).isEqualTo(job);
        assertThat(client.get("/api/v1/models?limit=1").json().get("items").size())
                .isEqualTo(1);
    }

    @Test
    void deletedDatasetLeavesItsModelsWorking() {
        String dataset = client.upload("gone", "a,b\n" + "1,x\n2,y\n".repeat(20));
        client.trained(
                "{\"datasetId\": \"" + dataset + "\", \"target\": \"b\", \"epochs\": 3, \"modelName\": \"orphan\"}");
        assertThat(client.delete("/api/v1/datasets/" + dataset).status()).isEqualTo(204);
        assertThat(client.get("/api/v1/datasets/" + dataset).status()).isEqualTo(404);
        assertThat(client.post("/api/v1/models/orphan/predictions", "{\"instances\": [{\"a\": 1}]}")
                        .status())
                .isEqualTo(200);
        Answer artifact = client.get("/api/v1/models/orphan/versions/1/artifact");
        assertThat(artifact.status()).isEqualTo(200);
        assertThat(client.delete("/api/v1/models/orphan/versions/1").status()).isEqualTo(204);
        assertThat(client.get("/api/v1/models/orphan").status()).isEqualTo(404);
    }

    @Test
    void backlogOfManyJobsUnderManyNewNamesIsWorkedOff() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ids.add(client.submit("{\"datasetId\": \"" + XOR
                    + "\", \"target\": \"y\", \"epochs\": 2, \"modelName\": \"many-" + i / 4 + "\"}"));
        }
        for (String id : ids) {
            JsonNode job = client.ended(id);
            assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("SUCCEEDED");
            assertThat(job.get("attempt").asInt()).isEqualTo(1);
        }
        assertThat(client.get("/api/v1/models/many-9/versions")
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(4);
    }
}
