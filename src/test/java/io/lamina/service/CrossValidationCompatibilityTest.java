package io.lamina.service;

import static io.lamina.service.Client.IRIS;
import static io.lamina.service.Client.PENGUINS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.lamina.service.Client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Cross-validation over HTTP, whatever database is below. */
abstract class CrossValidationCompatibilityTest extends TuningReplayCompatibilityTest {
    private static final String PATH = "/api/v1/training-jobs/";

    private static String body(String model, String more) {
        return "{\"datasetId\": \"" + IRIS + "\", \"target\": \"species\", \"modelName\": \"" + model
                + "\", \"epochs\": 30, \"network\": {\"hiddenLayers\": [{\"units\": 8}]}, " + more + "}";
    }

    @Test
    void foldsAreScoredAndTheModelLearnsFromAllRows() {
        JsonNode job = client.trained(body(
                "folded",
                "\"validation\": {\"strategy\": \"k_fold\", \"folds\": 3, \"repeats\": 2,"
                        + " \"validationFraction\": 0.2}"));
        String path = PATH + job.get("id").asString();
        assertThat(job.at("/configuration/validation/validationFraction").asDouble())
                .isEqualTo(0.2);
        assertThat(job.at("/progress/folds").asInt()).isEqualTo(6);
        assertThat(job.at("/progress/fold").isNull()).isTrue();
        assertThat(job.at("/progress/fraction").asDouble()).isOne();

        JsonNode evaluation = client.get(path + "/evaluation").json();
        assertThat(evaluation.get("split").asString()).isEqualTo("cross_validation");
        assertThat(evaluation.get("rowCount").asInt()).isEqualTo(300);
        assertThat(evaluation.get("metrics")).isEqualTo(job.get("metrics"));
        assertThat(evaluation.get("folds").findValuesAsString("rowCount"))
                .hasSize(6)
                .containsOnly("50");
        JsonNode accuracy = evaluation.at("/aggregate/accuracy");
        assertThat(accuracy.get("mean").asDouble())
                .isBetween(0.6, 1.0)
                .isEqualTo(evaluation.at("/metrics/accuracy").asDouble(), within(1e-9));
        assertThat(accuracy.get("standardDeviation").asDouble()).isBetween(0.0, 0.3);
        assertThat(accuracy.get("folds").asInt()).isEqualTo(6);
        assertThat(client.get(path + "/evaluation?split=training")
                        .json()
                        .get("rowCount")
                        .asInt())
                .isEqualTo(150);
        assertThat(client.get(path + "/evaluation?split=validation").status()).isEqualTo(404);

        JsonNode epochs = client.get(path + "/epochs").json().get("items");
        List<String> curves =
                epochs.findValuesAsString("fold").stream().distinct().toList();
        assertThat(curves).containsExactly("1", "2", "3", "4", "5", "6", "");
        long published =
                epochs.valueStream().filter(epoch -> epoch.get("fold").isNull()).count();
        assertThat(published)
                .isEqualTo(job.at("/progress/bestEpoch").asLong())
                .isEqualTo(job.at("/progress/epochs").asLong());

        assertThat(job.get("statusHistory").findValuesAsString("message")).contains("Training on all rows");

        requireToldInOrder(client.get(path + "/events").body(), epochs.size());
        JsonNode again = client.trained(job.get("configuration").toString());
        assertThat(artifact(again)).isEqualTo(artifact(job));
        assertThat(client.get(PATH + again.get("id").asString() + "/evaluation").json())
                .isEqualTo(evaluation);
    }

    private String artifact(JsonNode job) {
        return client.get("/api/v1/models/folded/versions/"
                        + job.at("/model/version").asInt())
                .json()
                .get("artifactSha256")
                .asString();
    }

    /** Every epoch, each fold's end behind its epochs, and the job's end behind all. */
    private static void requireToldInOrder(String stream, int epochs) {
        List<String> told = new ArrayList<>();
        for (String line : stream.lines().toList()) {
            if (line.startsWith("event: ")) {
                told.add(line.substring("event: ".length()));
            }
        }
        assertThat(told).filteredOn("epoch"::equals).hasSize(epochs);
        assertThat(told).filteredOn("fold"::equals).hasSize(6);
        assertThat(told).last().isEqualTo("status");
        List<Integer> ends = IntStream.range(0, told.size())
                .filter(i -> told.get(i).equals("fold"))
                .boxed()
                .toList();
        assertThat(ends).allSatisfy(end -> assertThat(told.get(end - 1)).isEqualTo("epoch"));
    }

    @Test
    void valuesAreScoredInTheirOwnUnits() {
        JsonNode job =
                client.trained("{\"datasetId\": \"" + PENGUINS + "\", \"target\": \"body_mass_g\", \"epochs\": 30,"
                        + " \"modelName\": \"mass\", \"validation\": {\"strategy\": \"k_fold\", \"folds\": 3}}");
        JsonNode evaluation =
                client.get(PATH + job.get("id").asString() + "/evaluation").json();
        assertThat(job.at("/configuration/validation/validationFraction").asDouble())
                .isZero();
        assertThat(job.at("/configuration/reasons").toString()).contains("342 rows are too few to give up");
        assertThat(job.at("/configuration/earlyStopping").asString()).isEqualTo("none");
        assertThat(job.at("/progress/bestEpoch").asInt()).isEqualTo(30);
        assertThat(evaluation.at("/metrics/rmse").asDouble()).isBetween(200.0, 800.0);
        assertThat(evaluation.at("/metrics/r2").asDouble()).isGreaterThan(0.3);
        assertThat(evaluation.get("confusionMatrix").isNull()).isTrue();
        assertThat(evaluation.at("/aggregate/r2/folds").asInt()).isEqualTo(3);
        JsonNode explained = client.get(
                        PATH + job.get("id").asString() + "/evaluation?importance=true&partialDependence=beak_depth_mm")
                .json();
        assertThat(explained.get("split").asString()).isEqualTo("cross_validation");
        assertThat(explained.at("/importance/split").asString()).isEqualTo("training");
        assertThat(explained.at("/partialDependence/split").asString()).isEqualTo("training");
    }

    /** Where each row is a fold, the mean of the others misses it by n ÷ (n − 1) of what the mean of all does. */
    @Test
    void theMeanBesideTheFoldsIsThatOfTheRowsThatEachMayLearnFrom() {
        String csv = "x,y\n"
                + IntStream.range(0, 20)
                        .mapToObj(i -> i * 7 % 11 + "," + i * i + "\n")
                        .reduce("", String::concat);
        JsonNode job = client.trained("{\"datasetId\": \"" + client.upload("squares", csv) + "\", \"target\": \"y\","
                + " \"task\": \"regression\", \"epochs\": 1, \"validation\": {\"strategy\": \"k_fold\","
                + " \"folds\": 20}}");
        JsonNode mean = client.get(PATH + job.get("id").asString() + "/evaluation")
                .json()
                .at("/baselines/0");
        assertThat(mean.get("name").asString()).isEqualTo("mean");
        assertThat(mean.at("/metrics/r2").asDouble()).isCloseTo(1 - 400.0 / 361, within(1e-12));
    }

    @Test
    void whatTheFoldsDecideThePublishedModelTakesTheMedianOf() {
        JsonNode job = client.trained("{\"datasetId\": \"" + PENGUINS + "\", \"target\": \"sex\", \"epochs\": 30,"
                + " \"modelName\": \"decided\", \"validation\": {\"strategy\": \"k_fold\", \"folds\": 3},"
                + " \"decision\": {\"threshold\": \"best_f1\", \"calibration\": \"temperature\"}}");
        JsonNode folds = client.get(PATH + job.get("id").asString() + "/evaluation")
                .json()
                .get("folds");
        JsonNode decision =
                client.get("/api/v1/models/decided/versions/1").json().get("decision");
        for (String chosen : List.of("threshold", "temperature")) {
            double median = folds.valueStream()
                    .mapToDouble(fold -> fold.get(chosen).asDouble())
                    .sorted()
                    .toArray()[1];
            assertThat(decision.get(chosen).asDouble()).as(chosen).isPositive().isEqualTo(median);
        }
    }

    @Test
    void anExpandingWindowScoresOnlyWhatComesLater() {
        StringBuilder csv = new StringBuilder("day,x,y\n");
        for (int day = 0; day < 120; day++) {
            csv.append("%d,%d,%s\n".formatted(day, day * 7 % 13, day * 7 % 13 > 6 ? "up" : "down"));
        }
        JsonNode job = client.trained("{\"datasetId\": \"" + client.upload("days", csv.toString())
                + "\", \"target\": \"y\", \"epochs\": 5,"
                + " \"validation\": {\"strategy\": \"expanding_window\", \"folds\": 3, \"timeColumn\": \"day\"}}");
        JsonNode evaluation =
                client.get(PATH + job.get("id").asString() + "/evaluation").json();
        assertThat(evaluation.get("rowCount").asInt()).isEqualTo(90);
        assertThat(evaluation.get("folds").findValuesAsString("rowCount")).containsExactly("30", "30", "30");
    }

    @Test
    void aJobIsCancelledWhileItsFoldsAreTrained() {
        String id = client.submit("{\"datasetId\": \"" + IRIS + "\", \"target\": \"species\", \"epochs\": 100000,"
                + " \"earlyStopping\": \"none\", \"validation\": {\"strategy\": \"k_fold\"}}");
        await().until(() -> client.job(id).at("/progress/epoch").asInt() > 0);
        assertThat(client.post(PATH + id + "/cancel", "").json().get("status").asString())
                .isEqualTo("CANCELLED");
        assertThat(client.job(id).at("/progress/fraction").asDouble()).isLessThan(1);
        assertThat(client.get(PATH + id + "/evaluation").status()).isEqualTo(404);
        assertThat(client.post(PATH + id + "/publish", "").status()).isEqualTo(409);
        assertThat(client.delete(PATH + id).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "strategy": "k_fold", "folds": 1                    | /validation/folds
                    "strategy": "k_fold", "folds": 20, "repeats": 6     | /validation
                    "strategy": "k_fold", "folds": 100                  | /validation
                    "strategy": "k_fold", "groupColumn": "petal"        | /validation/groupColumn
                    "strategy": "k_fold", "validationFraction": 1       | /validation/validationFraction
                    "strategy": "expanding_window", "timeColumn": "day" | /validation/timeColumn
                    """)
    void foldsThatCannotBeMadeAreRefused(String validation, String pointer) {
        String csv =
                "a,b\n" + IntStream.range(0, 30).mapToObj(i -> i + "," + i % 2).reduce("", (x, y) -> x + y + "\n");
        Answer answer = client.post(
                "/api/v1/training-jobs",
                "{\"datasetId\": \"" + client.upload("small", csv) + "\", \"target\": \"b\", \"validation\": {"
                        + validation + "}}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().get("errors").findValuesAsString("pointer")).containsExactly(pointer);
    }

    @Test
    void anAutoencoderHasNothingToCrossValidate() {
        Answer answer = client.post(
                "/api/v1/training-jobs",
                "{\"datasetId\": \"" + IRIS + "\", \"task\": \"autoencoder\", \"validation\": \"k_fold\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/validation/strategy");
    }
}
