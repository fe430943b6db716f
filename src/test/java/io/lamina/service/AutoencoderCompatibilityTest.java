package io.lamina.service;

import static io.lamina.service.Client.IRIS;
import static io.lamina.service.Client.PENGUINS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.service.Client.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Learning without labels over HTTP. */
abstract class AutoencoderCompatibilityTest extends ForecastCompatibilityTest {
    private static final String PENGUIN_FEATURES = "\"features\": [\"island\", \"beak_length_mm\", \"beak_depth_mm\","
            + " \"flipper_length_mm\", \"body_mass_g\", \"sex\"]";
    private static final String PENGUIN =
            "{\"island\": \"Torgersen\", \"beak_length_mm\": 39.1, \"beak_depth_mm\": 18.7, \"flipper_length_mm\": 181,"
                    + " \"body_mass_g\": 3750, \"sex\": \"MALE\"}";

    private static String job(String dataset, String more) {
        return "{\"datasetId\": \"" + dataset + "\", \"task\": \"autoencoder\"" + more + "}";
    }

    private JsonNode predictions(String model, String instances) {
        Answer answer = client.post("/api/v1/models/" + model + "/predictions", "{\"instances\": [" + instances + "]}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("predictions");
    }

    @Test
    void autoencoderReconstructsEmbedsAndFindsTheOddRow() {
        JsonNode job = client.trained(job(PENGUINS, ", \"modelName\": \"shape\", " + PENGUIN_FEATURES));
        JsonNode configuration = job.get("configuration");
        assertThat(configuration.get("target").isNull()).isTrue();
        assertThat(configuration.get("loss").toString()).contains("mse");
        JsonNode layers = configuration.get("network").get("hiddenLayers");
        assertThat(layers.size()).isEqualTo(3);
        assertThat(layers.get(1).get("units").asInt())
                .as("a third of ten inputs")
                .isEqualTo(4);
        assertThat(job.get("metrics").get("r2").asDouble()).isGreaterThan(0.8);

        // A body of mid weight with the beak of one kind and the flippers of another.
        String odd = PENGUIN.replace("39.1", "55.8").replace("181", "230").replace("Torgersen", "Dream");
        JsonNode predictions = predictions("shape", PENGUIN + ", " + odd);
        JsonNode usual = predictions.get(0);
        assertThat(usual.get("reconstruction").propertyNames())
                .containsExactly(
                        "island", "beak_length_mm", "beak_depth_mm", "flipper_length_mm", "body_mass_g", "sex");
        assertThat(usual.get("reconstruction").get("sex").asString()).isEqualTo("MALE");
        assertThat(usual.get("reconstruction").get("body_mass_g").asDouble()).isCloseTo(3750, within(400.0));
        assertThat(usual.get("embedding").size()).isEqualTo(4);
        assertThat(usual.get("warnings").isEmpty()).isTrue();

        JsonNode evaluation = client.get(
                        "/api/v1/training-jobs/" + job.get("id").asString() + "/evaluation")
                .json();
        assertThat(evaluation.get("split").asString()).isEqualTo("validation");
        assertThat(evaluation.get("task").asString()).isEqualTo("autoencoder");
        assertThat(evaluation.get("confusionMatrix").isNull()).isTrue();
        JsonNode scores = evaluation.get("reconstruction").get("anomalyScores");
        assertThat(scores.get("mean").asDouble())
                .isCloseTo(evaluation.get("metrics").get("mse").asDouble(), within(1e-9));
        JsonNode quantile = scores.get("quantiles").get(2);
        assertThat(quantile.get("probability").asDouble()).isEqualTo(0.95);
        assertThat(evaluation.get("reconstruction").get("columns").size()).isEqualTo(6);
        double threshold = quantile.get("value").asDouble();
        assertThat(usual.get("anomalyScore").asDouble()).isBetween(0.0, threshold);
        assertThat(predictions.get(1).get("anomalyScore").asDouble()).isGreaterThan(threshold);
    }

    @Test
    void modelOfAnAutoencoderHasNoTargetAndNamesItsColumns() {
        JsonNode job = client.trained(job(IRIS, ", \"epochs\": 2, \"features\": [\"sepal_length_cm\", \"species\"]"));
        assertThat(job.get("name").asString()).isEqualTo("iris: autoencoder");
        String model = job.get("model").get("name").asString();
        assertThat(model).isEqualTo("iris-autoencoder");
        JsonNode version = client.get("/api/v1/models/" + model).json();
        assertThat(version.get("task").asString()).isEqualTo("autoencoder");
        assertThat(version.get("target").isNull()).isTrue();
        assertThat(version.get("outputs").toString()).isEqualTo("[\"sepal_length_cm\",\"species\"]");
        JsonNode listed =
                client.get("/api/v1/models/" + model + "/versions").json().get("items");
        assertThat(listed.get(0).get("target").isNull()).isTrue();
        JsonNode prediction = predictions(model, "{\"species\": \"orchid\", \"petal_width_cm\": 1}")
                .get(0);
        assertThat(prediction.get("reconstruction").get("species").asString())
                .isIn("setosa", "versicolor", "virginica");
        List<String> codes = new ArrayList<>();
        prediction
                .get("warnings")
                .forEach(warning -> codes.add(warning.get("pointer").asString() + " "
                        + warning.get("code").asString()));
        assertThat(codes)
                .containsExactly("/instances/0/sepal_length_cm missing_value", "/instances/0/species unseen_category");
        assertThat(client.post(
                                "/api/v1/models/" + model + "/predictions",
                                "{\"instances\": [{\"sepal_length_cm\": \"long\"}]}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void equalDenoisingTrainingsGiveEqualArtifacts() {
        String noisy = ", \"epochs\": 5, \"augmentation\": [{\"type\": \"gaussian_noise\", \"standardDeviation\": 0.3},"
                + " \"swap_noise\"], \"loss\": {\"type\": \"huber\"}, \"earlyStopping\": {\"metric\": \"r2\"},"
                + " \"modelName\": \"denoising%s\", \"seed\": %d";
        String first = artifact(client.trained(job(IRIS, noisy.formatted("A", 7))));
        assertThat(artifact(client.trained(job(IRIS, noisy.formatted("B", 7))))).isEqualTo(first);
        assertThat(artifact(client.trained(job(IRIS, noisy.formatted("C", 8))))).isNotEqualTo(first);
    }

    private String artifact(JsonNode job) {
        return client.get("/api/v1/models/" + job.get("model").get("name").asString() + "/versions/1")
                .json()
                .get("artifactSha256")
                .asString();
    }

    @Test
    void networkThatCanCopyItsInputsIsWarnedOf() {
        JsonNode job = client.trained(job(
                IRIS, ", \"epochs\": 2, \"network\": {\"hiddenLayers\": [{\"units\": 16}]}, \"modelName\": \"copy\""));
        List<String> codes = new ArrayList<>();
        job.get("warnings").forEach(warning -> codes.add(warning.get("code").asString()));
        assertThat(codes).contains("no_bottleneck");
    }

    @Test
    void rowFarBeyondTrainingIsVeryOdd() {
        client.trained(job(
                IRIS,
                ", \"epochs\": 2, \"modelName\": \"beyond\", \"features\": [\"sepal_length_cm\","
                        + " \"sepal_width_cm\"]"));
        JsonNode prediction = predictions("beyond", "{\"sepal_length_cm\": 1e12, \"sepal_width_cm\": 3}")
                .get(0);
        assertThat(prediction.get("anomalyScore").asDouble()).isGreaterThan(1e20);
        assertThat(prediction.get("warnings").get(0).get("code").asString()).isEqualTo("out_of_range");
    }
}
