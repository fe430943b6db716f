package io.lamina.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.service.Client.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Saying what follows in a series, over HTTP. */
abstract class ForecastCompatibilityTest extends EvaluationCompatibilityTest {
    private static final int ROWS = 240;

    private static double wave(int t) {
        return 20 + 0.1 * t + 8 * Math.sin(2 * Math.PI * t / 12);
    }

    private static String date(int t) {
        return "20%02d-%02d-01".formatted(t / 12, 1 + t % 12);
    }

    private static String csv(String header, IntFunction<String> row) {
        return IntStream.range(0, ROWS).mapToObj(row).collect(Collectors.joining("\n", header + "\n", "\n"));
    }

    private static String waves() {
        return csv("month,demand", t -> date(t) + "," + wave(t));
    }

    private static String history(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(t -> "{\"month\": \"%s\", \"demand\": %s}".formatted(date(t), wave(t)))
                .collect(Collectors.joining(", ", "{\"history\": [", "]}"));
    }

    private JsonNode forecast(String dataset, String target, String forecast, String more) {
        return client.trained("{\"datasetId\": \"%s\", \"target\": \"%s\", \"forecast\": %s, \"modelName\": \"%s\"%s}"
                .formatted(dataset, target, forecast, target, more));
    }

    private JsonNode evaluation(JsonNode job, String split) {
        return client.get("/api/v1/training-jobs/" + job.get("id").asString() + "/evaluation?split=" + split)
                .json();
    }

    private Answer predicted(String model, String instances) {
        return client.post("/api/v1/models/" + model + "/predictions", "{\"instances\": [" + instances + "]}");
    }

    private String sha(JsonNode job) {
        JsonNode model = job.get("model");
        return client.get("/api/v1/models/" + model.get("name").asString() + "/versions/"
                        + model.get("version").asInt())
                .json()
                .get("artifactSha256")
                .asString();
    }

    @Test
    void seasonUnderATrendIsLearnedFarBetterThanRepeatingItAndSaidFromAHistory() {
        String dataset = client.upload("waves", waves());
        JsonNode job = forecast(
                dataset,
                "demand",
                "{\"timeColumn\": \"month\", \"horizon\": 3}",
                ", \"validation\": {\"strategy\": \"chronological\", \"testFraction\": 0.2}");
        JsonNode chosen = job.get("configuration");
        assertThat(chosen.at("/task").asString()).isEqualTo("forecasting");
        assertThat(chosen.at("/forecast/season").asInt()).isEqualTo(12);
        assertThat(chosen.at("/forecast/lags").asInt()).isEqualTo(24);
        assertThat(chosen.at("/reasons/forecast.season").asString()).contains("autocorrelation");
        assertThat(chosen.at("/validation/timeColumn").asString()).isEqualTo("month");

        JsonNode evaluation = evaluation(job, "test");
        double mae = evaluation.at("/metrics/mae").asDouble();
        assertThat(mae).isLessThan(naiveMae(evaluation, "lastValue") / 5);
        assertThat(naiveMae(evaluation, "seasonalNaive")).as("a season's drift").isCloseTo(1.2, within(0.01));
        assertThat(mae).isLessThan(naiveMae(evaluation, "seasonalNaive"));
        JsonNode comparison = evaluation.get("forecast");
        assertThat(comparison.at("/naiveError").asDouble()).isCloseTo(1.2, within(0.01));
        assertThat(comparison.get("steps").size()).isEqualTo(3);
        assertThat(job.at("/metrics/mase").asDouble()).isCloseTo(mae / 1.2, within(0.01));

        JsonNode version = client.get("/api/v1/models/demand").json();
        assertThat(version.get("outputs").toString()).isEqualTo("[\"demand+1\",\"demand+2\",\"demand+3\"]");
        JsonNode values = predicted("demand", history(ROWS - 30, 30)).json().at("/predictions/0/values");
        assertThat(values.size()).isEqualTo(3);
        for (int step = 0; step < 3; step++) {
            assertThat(values.get(step).asDouble()).isCloseTo(wave(ROWS + step), within(3.0));
        }
        assertThat(predicted("demand", history(ROWS - 24, 24))
                        .json()
                        .at("/predictions/0/values")
                        .toString())
                .as("of a longer history the latest rows count")
                .isEqualTo(values.toString());
        assertThat(sha(client.trained(chosen.toString()))).isEqualTo(sha(job));
        requireRefusals();
    }

    private static double naiveMae(JsonNode evaluation, String name) {
        for (JsonNode baseline : evaluation.get("baselines")) {
            if (baseline.get("name").asString().equals(name)) {
                return baseline.at("/metrics/mae").asDouble();
            }
        }
        throw new AssertionError("no baseline " + name);
    }

    private void requireRefusals() {
        Answer answer = predicted(
                "demand",
                history(0, 5) + ", {\"month\": \"2020-01-01\"}, {\"history\": [1]}, "
                        + history(0, 24)
                                .replace("\"2001-01-01\"", "\"1999-01-01\"")
                                .replace("\"demand\"", "\"sales\""));
        assertThat(answer.status()).isEqualTo(422);
        String errors = answer.json().get("errors").toString();
        assertThat(errors)
                .contains("/instances/0/history", "must have at least 24 rows of the past, the oldest first, got 5")
                .contains("/instances/1/month", "a forecast takes")
                .contains("/instances/2/history", "must hold rows")
                .contains("/instances/3/history/0/sales", "is no input of this model")
                .contains("/instances/3/history/12/month", "is earlier than the row before")
                .contains("must have a number as demand in one of its last 24 rows");
    }

    @Test
    void whatIsForModelsOfSingleRowsIsRefused() {
        String dataset = client.upload("waves", waves());
        String id = forecast(dataset, "demand", "{\"lags\": 2}", ", \"epochs\": 2")
                .get("id")
                .asString();
        for (String asked : List.of("importance=true", "partialDependence=demand")) {
            assertThat(client.get("/api/v1/training-jobs/" + id + "/evaluation?" + asked)
                            .status())
                    .as(asked)
                    .isEqualTo(400);
        }
        Answer scored = client.post("/api/v1/models/demand/evaluations", "{\"datasetId\": \"" + dataset + "\"}");
        assertThat(scored.status()).isEqualTo(422);
        assertThat(scored.body()).contains("cannot be scored by a forecast");
    }

    @Test
    void rowsOfACsvBodyAreOneHistory() {
        String dataset = client.upload("waves", waves());
        forecast(dataset, "demand", "{\"timeColumn\": \"month\", \"lags\": 4, \"horizon\": 2}", ", \"epochs\": 2");
        JsonNode values = predicted("demand", history(100, 4)).json().at("/predictions/0/values");
        String rows = IntStream.range(100, 104)
                .mapToObj(t -> date(t) + "," + wave(t))
                .collect(Collectors.joining("\n", "month,demand\n", "\n"));
        Answer csv = client.send(
                "POST",
                "/api/v1/models/demand/predictions",
                "text/csv",
                rows.getBytes(StandardCharsets.UTF_8),
                List.of("Accept", "text/csv"));
        assertThat(csv.body().lines().toList())
                .startsWith(
                        "value_1,value_2,warnings",
                        values.get(0).asDouble() + "," + values.get(1).asDouble() + ",");
        Answer broken = client.send(
                "POST",
                "/api/v1/models/demand/predictions",
                "text/csv",
                rows.replace(wave(102) + "", "much").getBytes(StandardCharsets.UTF_8));
        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.json().at("/errors/0/row").asInt()).isEqualTo(3);
        assertThat(broken.json().at("/errors/0/column").asString()).isEqualTo("demand");
    }

    /** What comes after the border decides nothing: neither values, nor scales, nor what stops the training. */
    @Test
    void futureThatIsPlantedInTheTestPartChangesNoBitOfWhatIsLearned() {
        List<String> answers = new ArrayList<>();
        for (double planted : new double[] {0, 1e6}) {
            String dataset = client.upload(
                    "planted",
                    csv(
                            "month,other,demand",
                            t -> date(t) + "," + (t % 7 + (t >= 200 ? planted : 0.5)) + ","
                                    + (wave(t) + (t >= 200 ? planted : 0))));
            forecast(
                    dataset,
                    "demand",
                    "{\"timeColumn\": \"month\", \"lags\": 6}",
                    ", \"epochs\": 5, \"validation\": {\"strategy\": \"chronological\", \"validationFraction\": 0.2,"
                            + " \"testFraction\": 0.17}");
            answers.add(predicted("demand", history(50, 6))
                    .json()
                    .at("/predictions/0/values")
                    .toString());
        }
        assertThat(answers.getFirst()).isEqualTo(answers.getLast());
    }

    @Test
    void copyOfTheTargetInTheSameRowDoesNotGiveTheNextOneAway() {
        Random random = new Random(9);
        double[] noise = random.doubles(ROWS).toArray();
        String dataset = client.upload("noise", csv("copy,y", t -> noise[t] + "," + noise[t]));
        JsonNode evaluation = evaluation(forecast(dataset, "y", "{\"lags\": 2}", ", \"epochs\": 30"), "validation");
        assertThat(evaluation.at("/metrics/r2").asDouble()).isLessThan(0.2);
        assertThat(evaluation.at("/forecast/season").asInt()).isEqualTo(1);
        assertThat(naiveMae(evaluation, "lastValue")).isEqualTo(naiveMae(evaluation, "seasonalNaive"));
    }

    @Test
    void seriesOfSeveralGroupsAreToldApartAndOddTimesSaid() {
        String dataset = client.upload(
                "groups",
                csv(
                        "shop,day,year,sold",
                        t -> "s%d,2020-%02d-%02d,%d,%s"
                                .formatted(
                                        t % 4, 1 + t / 112, 1 + t / 4 % 28, 2000 + t / 40, 100 * (t % 4) + t / 4 % 7)));
        JsonNode job = forecast(
                dataset,
                "sold",
                "{\"timeColumn\": \"day\", \"groupColumn\": \"shop\", \"lags\": 7}",
                ", \"epochs\": 3, \"validation\": {\"strategy\": \"group\", \"groupColumn\": \"shop\"}");
        assertThat(job.get("warnings").toString()).contains("time_gaps", "left_out_clock_like");
        assertThat(job.at("/configuration/forecast/season").asInt()).isEqualTo(7);
        assertThat(evaluation(job, "validation").get("rowCount").asInt())
                .as("a shop")
                .isEqualTo(60 - 7);
        String mixed = IntStream.range(0, 7)
                .mapToObj(t -> "{\"shop\": \"s%d\", \"sold\": %d}".formatted(t % 2, t))
                .collect(Collectors.joining(","));
        Answer refused = predicted("sold", "{\"history\": [" + mixed + "]}");
        assertThat(refused.json().at("/errors/0/detail").asString()).contains("shop has 2 different values");
    }
}
