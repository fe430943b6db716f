package io.lamina.service;

import static io.lamina.service.Client.IRIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.service.Client.Answer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Scores, curves and thresholds over HTTP. */
abstract class EvaluationCompatibilityTest extends SplitCompatibilityTest {
    private String rareRows(String name) {
        SplittableRandom random = new SplittableRandom(23);
        StringBuilder csv = new StringBuilder("x,z,y,label\n");
        for (int row = 0; row < 400; row++) {
            boolean rare = row % 8 == 0;
            double x = random.nextGaussian() + (rare ? 1.5 : 0);
            double z = random.nextDouble();
            csv.append("%.4f,%.4f,%.4f,%s\n".formatted(x, z, 10 + 3 * x + z, rare ? "yes" : "no"));
        }
        return client.upload(name, csv.toString());
    }

    private JsonNode evaluation(JsonNode job) {
        return client.get("/api/v1/training-jobs/" + job.get("id").asString() + "/evaluation")
                .json();
    }

    @Test
    void thresholdIsChosenOnceAndKeptWithTheModel() {
        JsonNode job = client.trained("{\"datasetId\": \"" + rareRows("rare") + "\", \"target\": \"label\","
                + " \"modelName\": \"rare\", \"features\": [\"x\", \"z\"], \"epochs\": 60, \"decision\": {\"calibration\": \"temperature\","
                + " \"threshold\": {\"type\": \"lowest_cost\", \"falseNegative\": 9}}}");
        JsonNode binary = evaluation(job).get("binary");
        JsonNode decision = client.get("/api/v1/models/rare").json().get("decision");
        double threshold = decision.get("threshold").asDouble();
        assertThat(threshold).isBetween(0.0, 0.49);
        assertThat(decision.get("temperature").asDouble()).isBetween(0.05, 20.0);
        assertThat(binary.get("threshold").asDouble()).isEqualTo(threshold);
        assertThat(binary.get("positiveLabel").asString()).isEqualTo("yes");
        assertThat(binary.get("thresholds").size()).isEqualTo(19);
        assertThat(binary.get("optima").get(0).get("criterion").asString()).isEqualTo("best_f1");
        assertThat(evaluation(job).get("calibration").get("bins").size()).isEqualTo(10);

        StringBuilder instances = new StringBuilder();
        for (int i = -20; i <= 40; i++) {
            instances
                    .append(i == -20 ? "" : ",")
                    .append("{\"x\": ")
                    .append(i / 10.0)
                    .append(", \"z\": 0.5}");
        }
        JsonNode predictions = client.post("/api/v1/models/rare/predictions", "{\"instances\": [" + instances + "]}")
                .json()
                .get("predictions");
        int between = 0;
        for (JsonNode prediction : predictions) {
            double probability = prediction.get("probabilities").get("yes").asDouble();
            assertThat(prediction.get("label").asString()).isEqualTo(probability >= threshold ? "yes" : "no");
            between += probability >= threshold && probability < 0.5 ? 1 : 0;
        }
        assertThat(between).as("rows that only the threshold makes positive").isPositive();
    }

    @Test
    void thresholdOfThreeClassesAndCalibrationOfNumbersAreRefused() {
        Answer threshold = client.post(
                "/api/v1/training-jobs",
                "{\"datasetId\": \"" + IRIS
                        + "\", \"target\": \"species\", \"decision\": {\"threshold\": \"best_f1\"}}");
        assertThat(threshold.status()).isEqualTo(422);
        assertThat(threshold.body()).contains("/decision/threshold", "exactly two classes", "3 classes");
        Answer calibration = client.post(
                "/api/v1/training-jobs",
                "{\"datasetId\": \"" + IRIS + "\", \"target\": \"petal_width_cm\", \"task\": \"regression\","
                        + " \"decision\": {\"threshold\": \"best_f1\", \"calibration\": \"temperature\"}}");
        assertThat(calibration.json().get("errors").size()).isEqualTo(2);
    }

    @Test
    void numbersAreJudgedBesideTheMeanAndWithIntervals() {
        JsonNode job = client.trained("{\"datasetId\": \"" + rareRows("numbers") + "\", \"target\": \"y\","
                + " \"features\": [\"x\", \"z\"], \"validation\": {\"strategy\": \"holdout\", \"validationFraction\": 0.2,"
                + " \"testFraction\": 0.25}}");
        JsonNode evaluation = evaluation(job);
        assertThat(evaluation.get("split").asString()).isEqualTo("test");
        double rmse = evaluation.get("metrics").get("rmse").asDouble();
        JsonNode mean = evaluation.get("baselines").get(0);
        assertThat(mean.get("name").asString()).isEqualTo("mean");
        assertThat(mean.get("metrics").get("rmse").asDouble()).isGreaterThan(5 * rmse);
        assertThat(mean.get("metrics").get("r2").asDouble()).isCloseTo(0, within(0.1));
        JsonNode interval = evaluation.get("intervals").get("rmse");
        assertThat(rmse)
                .isBetween(
                        interval.get("lower").asDouble(), interval.get("upper").asDouble());
        assertThat(interval.get("method").asString()).isEqualTo("bootstrap");
        assertThat(evaluation.get("residuals").get("quantiles").size()).isEqualTo(9);
        JsonNode training = client.get(
                        "/api/v1/training-jobs/" + job.get("id").asString() + "/evaluation?split=training")
                .json();
        assertThat(training.get("intervals").isEmpty())
                .as("its rows were learned from")
                .isTrue();
    }

    @Test
    void importanceIsWorkedOutOnRequestAndRemembered() {
        JsonNode job = client.trained("{\"datasetId\": \"" + rareRows("explained") + "\", \"target\": \"y\","
                + " \"modelName\": \"explained\", \"features\": [\"x\", \"z\", \"label\"]}");
        String path = "/api/v1/training-jobs/" + job.get("id").asString() + "/evaluation";
        assertThat(evaluation(job).get("importance").isNull()).isTrue();
        Answer first = client.get(path + "?importance=true&partialDependence=x");
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.json().at("/importance/split")).isEqualTo(first.json().get("split"));
        JsonNode features = first.json().get("importance").get("features");
        assertThat(features.size()).isEqualTo(3);
        assertThat(features.get(0).get("feature").asString()).isEqualTo("x");
        assertThat(features.get(0).get("interval").get("lower").asDouble())
                .isGreaterThan(features.get(1).get("interval").get("upper").asDouble());
        assertThat(first.json().get("importance").get("loss").asDouble())
                .isCloseTo(first.json().get("loss").asDouble(), within(1e-6));
        JsonNode points = first.json().get("partialDependence").get("points");
        double low = points.get(0).get("means").get("y").asDouble();
        double high = points.get(points.size() - 1).get("means").get("y").asDouble();
        double distance = points.get(points.size() - 1).get("number").asDouble()
                - points.get(0).get("number").asDouble();
        assertThat((high - low) / distance).as("the slope of y = 10 + 3x + z").isBetween(2.0, 3.5);
        assertThat(client.get(path + "?importance=true&partialDependence=x").json())
                .isEqualTo(first.json());

        assertThat(client.get(path + "?partialDependence=label")
                        .json()
                        .get("partialDependence")
                        .get("points")
                        .size())
                .isEqualTo(2);
        Answer unknown = client.get(path + "?partialDependence=zz");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body()).contains("must be a feature of the model, got \\\"zz\\\"", "did you mean \\\"z\\\"");
        client.delete("/api/v1/models/explained/versions/1");
        assertThat(client.get(path + "?importance=true").status()).isEqualTo(409);
    }

    @Test
    void aStoredModelIsScoredOnAnotherDataset() {
        String trained = rareRows("learned");
        client.trained("{\"datasetId\": \"" + trained + "\", \"target\": \"label\", \"modelName\": \"scored\","
                + " \"features\": [\"x\", \"z\"]}");
        String other = client.upload("other", "z,label,x\n0.5,yes,4\n0.5,no,-1\n0.1,,0\n0.2,no,-2\n");
        String path = "/api/v1/models/scored/evaluations";
        Answer answer = client.post(path, "{\"datasetId\": \"" + other + "\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("trainedOn").asBoolean()).isFalse();
        assertThat(answer.json().get("targetMissingCount").asInt()).isEqualTo(1);
        JsonNode evaluation = answer.json().get("evaluation");
        assertThat(evaluation.get("rowCount").asInt()).isEqualTo(3);
        assertThat(evaluation.get("metrics").get("accuracy").asDouble()).isEqualTo(1);
        assertThat(evaluation.get("intervals").get("accuracy").get("lower").asDouble())
                .isBetween(0.3, 0.5);
        JsonNode same =
                client.post(path, "{\"datasetId\": \"" + trained + "\"}").json();
        assertThat(same.get("trainedOn").asBoolean()).isTrue();
        assertThat(same.get("evaluation").get("intervals").isEmpty()).isTrue();

        String unfit = client.upload("unfit", "x,label\nred,maybe\nblue,no\ngreen,perhaps\n");
        Answer refused = client.post(path, "{\"datasetId\": \"" + unfit + "\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").size()).as(refused.body()).isEqualTo(4);
        assertThat(refused.body()).contains("\\\"maybe\\\"", "\\\"perhaps\\\"", "\"z\"", "was numeric in training");
        assertThat(client.post(path, "{\"datasetId\": \"01900000-0000-7000-8000-0000000000ff\"}")
                        .status())
                .isEqualTo(422);
    }
}
