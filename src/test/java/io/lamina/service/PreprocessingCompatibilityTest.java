package io.lamina.service;

import static io.lamina.service.Client.IRIS;
import static io.lamina.service.Client.PENGUINS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.service.Client.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * What is done to columns, from the configuration to predictions as JSON and CSV. From here on the database has no say: the embedded one
 * is enough.
 */
abstract class PreprocessingCompatibilityTest extends ReplayCompatibilityTest {
    private static final String NAMES = "amount,size,member,day,note";

    private static String row(int i) {
        return String.join(
                ",",
                i % 11 == 3 ? "" : String.valueOf(i * 37 % 101 / 8.0),
                i % 13 == 5 ? "NA" : List.of("small", "middle", "large").get(i % 3),
                i % 17 == 2 ? "" : String.valueOf(i % 2 == 0),
                "2020-%02d-%02d".formatted(1 + i % 12, 1 + i % 28),
                "=word" + i % 5 + " and word" + i % 7);
    }

    private static double target(int i) {
        return 3.0 * (i % 3) + i * 37 % 101 / 20.0;
    }

    private static String csv(int rows, boolean withTarget) {
        return NAMES
                + (withTarget ? ",y\n" : "\n")
                + IntStream.range(0, rows)
                        .mapToObj(i -> row(i) + (withTarget ? "," + target(i) : "") + "\n")
                        .collect(Collectors.joining());
    }

    private static String json(List<Integer> rows) {
        return rows.stream()
                .map(i -> {
                    String[] cells = row(i).split(",", -1);
                    return "{\"amount\": %s, \"size\": %s, \"member\": %s, \"day\": \"%s\", \"note\": \"%s\"}"
                            .formatted(
                                    cells[0].isEmpty() ? "null" : cells[0],
                                    cells[1].equals("NA") ? "null" : '"' + cells[1] + '"',
                                    cells[2].isEmpty() ? "null" : cells[2],
                                    cells[3],
                                    cells[4]);
                })
                .collect(Collectors.joining(", ", "{\"instances\": [", "]}"));
    }

    private Answer predicted(String model, String contentType, String accept, String body) {
        Answer answer = client.send(
                "POST",
                "/api/v1/models/" + model + "/predictions",
                contentType,
                body.getBytes(StandardCharsets.UTF_8),
                List.of("Accept", accept));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith(accept);
        return answer;
    }

    private List<Double> asJson(String model, String contentType, String body) {
        List<Double> values = new ArrayList<>();
        predicted(model, contentType, "application/json", body)
                .json()
                .get("predictions")
                .forEach(prediction -> values.add(prediction.get("value").asDouble()));
        return values;
    }

    private List<Double> asCsv(String model, String contentType, String body) {
        List<String> lines =
                predicted(model, contentType, "text/csv", body).body().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("value,warnings");
        return lines.stream()
                .skip(1)
                .map(line -> Double.valueOf(line.substring(0, line.indexOf(','))))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"numeric\": \"robust\", \"missing\": {\"type\": \"constant\", \"value\": -1}, \"missingIndicator\": true,"
                        + " \"categorical\": {\"type\": \"ordinal\", \"levels\": [\"small\", \"middle\", \"large\"]},"
                        + " \"columns\": {\"note\": {\"text\": \"hashed_words\"}}}",
                "{\"numeric\": {\"type\": \"quantile\", \"distribution\": \"normal\"}, \"missing\": \"drop_row\","
                        + " \"categorical\": \"embedding\"}",
                "{\"numeric\": \"min_max\", \"missing\": \"mean\", \"categorical\": {\"type\": \"one_hot\", \"minFrequency\": 25}}"
            })
    void jsonAndCsvGiveTheSameBitsAndSoDoesARowAlone(String preprocessing) {
        int rows = 60;
        String dataset = client.upload("formats", csv(rows, true));
        JsonNode job =
                client.trained(("{\"datasetId\": \"%s\", \"target\": \"y\", \"modelName\": \"formats\", \"epochs\": 3,"
                                + " \"validation\": \"none\", \"preprocessing\": %s}")
                        .formatted(dataset, preprocessing));
        List<Integer> all = IntStream.range(0, rows).boxed().toList();
        List<Double> expected = asJson("formats", "application/json", json(all));
        assertThat(expected).hasSize(rows).doesNotHaveDuplicates();
        assertThat(asJson("formats", "text/csv", csv(rows, false))).isEqualTo(expected);
        assertThat(asCsv("formats", "application/json", json(all))).isEqualTo(expected);
        assertThat(asCsv("formats", "text/csv", csv(rows, true))).isEqualTo(expected);
        for (int i : List.of(0, 3, 31)) {
            double alone =
                    asJson("formats", "application/json", json(List.of(i))).getFirst();
            assertThat(alone).isCloseTo(expected.get(i), within(1e-6 * Math.abs(expected.get(i))));
        }
        if (!preprocessing.contains("drop_row")) {
            double squares = all.stream()
                    .mapToDouble(i -> Math.pow(expected.get(i) - target(i), 2))
                    .sum();
            double mse = job.get("metrics").get("mse").asDouble();
            assertThat(squares / rows).isCloseTo(mse, within(1e-6 * mse));
        }
    }

    @Test
    void cellsOfARequestMeanWhatTheyMeantInTheTable() {
        String[] countries = {"NA", "DE", "?", "US"};
        List<Integer> targets =
                IntStream.range(0, 80).mapToObj(i -> 10 * (i % 4) + i % 3).toList();
        String rows = IntStream.range(0, 80)
                .mapToObj(i -> "%s;%d%%;%d,5;%d\n".formatted(countries[i % 4], i, i % 7, targets.get(i)))
                .collect(Collectors.joining());
        String csv = "country;share;weight;y\n" + rows;
        Answer uploaded = client.send(
                "POST",
                "/api/v1/datasets?name=read&missingTokens=%3F",
                "text/csv",
                csv.getBytes(StandardCharsets.UTF_8),
                List.of());
        JsonNode job = client.trained(
                ("{\"datasetId\": \"%s\", \"target\": \"y\", \"modelName\": \"readings\", \"epochs\": 20, \"task\": \"regression\","
                                + " \"validation\": \"none\"}")
                        .formatted(uploaded.json().get("id").asString()));
        List<Double> values = asJson("readings", "text/csv", csv);
        double squares = IntStream.range(0, 80)
                .mapToDouble(i -> Math.pow(values.get(i) - targets.get(i), 2))
                .sum();
        double mse = job.at("/metrics/mse").asDouble();
        assertThat(squares / 80).isCloseTo(mse, within(1e-6 * mse));
        assertThat(predicted("readings", "text/csv", "application/json", csv).body())
                .doesNotContain("NA", "unseen_category")
                .contains("missing_value");
        assertThat(asJson(
                        "readings",
                        "application/json",
                        "{\"instances\": [{\"country\": \"NA\", \"share\": 8, \"weight\": 1.5}]}"))
                .isEqualTo(asJson("readings", "text/csv", "country;share;weight\nNA;8%;1,5\n"));
    }

    @Test
    void csvOfAClassificationHasAProbabilityForEachLabelAndSaysWhatWasOdd() {
        client.trained(
                "{\"datasetId\": \"" + IRIS + "\", \"target\": \"species\", \"epochs\": 2, \"modelName\": \"csv\"}");
        String body = predicted(
                        "csv", "text/csv", "text/csv", "sepal_length_cm;sepal_width_cm;petal_length_cm\n5.1;;900\n")
                .body();
        assertThat(body.lines().toList().getFirst())
                .isEqualTo("label,probability_setosa,probability_versicolor,probability_virginica,warnings");
        assertThat(body)
                .contains("sepal_width_cm: missing, taken as the training median")
                .contains("petal_width_cm: missing")
                .contains("petal_length_cm: 900 is outside the training range");
    }

    @Test
    void everyErrorOfACsvBodyNamesRowAndColumn() {
        client.trained(
                "{\"datasetId\": \"" + IRIS + "\", \"target\": \"species\", \"epochs\": 2, \"modelName\": \"cells\"}");
        String path = "/api/v1/models/cells/predictions";
        Answer answer = client.send(
                "POST", path, "text/csv", "sepal_length_cm,leaves\n5.1,1\ntall,2\n".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(422);
        List<String> places = new ArrayList<>();
        answer.json()
                .get("errors")
                .forEach(error -> places.add(
                        error.get("row").asInt() + " " + error.get("column").asString()));
        assertThat(places).containsExactlyInAnyOrder("1 leaves", "2 leaves", "2 sepal_length_cm");
        for (String broken : List.of("", "a,b\n", "a,a\n1,2\n", "a,b\n1\n", "a\n\"1\n")) {
            assertThat(client.send("POST", path, "text/csv", broken.getBytes(StandardCharsets.UTF_8))
                            .status())
                    .as(broken)
                    .isEqualTo(422);
        }
        String tooMany = "a\n" + "1\n".repeat(100_001);
        assertThat(client.send("POST", path, "text/csv", tooMany.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void settingsThatDoNotFitTheirColumnAreAllNamed() {
        Answer answer = client.post(
                "/api/v1/training-jobs",
                "{\"datasetId\": \"" + PENGUINS + "\", \"target\": \"species\", \"preprocessing\": {\"columns\": {"
                        + "\"sex\": {\"numeric\": \"robust\"}, \"iland\": {\"categorical\": \"ordinal\"},"
                        + "\"species\": {\"text\": \"ignore\"}}}}");
        assertThat(answer.status()).isEqualTo(422);
        List<String> errors = new ArrayList<>();
        answer.json()
                .get("errors")
                .forEach(error -> errors.add(error.get("pointer").asString() + " "
                        + error.get("detail").asString()));
        assertThat(errors)
                .containsExactlyInAnyOrder(
                        "/preprocessing/columns/sex/numeric does not fit the column, which is categorical; what fits is"
                                + " categorical, missing",
                        "/preprocessing/columns/iland the dataset has no column \"iland\"; did you mean \"island\"?",
                        "/preprocessing/columns/species is no feature of this training");
    }

    @Test
    void droppedRowsAreCountedAndAChosenConfigurationSentAgainTrainsTheSame() {
        JsonNode job = client.trained("{\"datasetId\": \"" + PENGUINS + "\", \"target\": \"species\", \"epochs\": 2,"
                + " \"modelName\": \"dropped\", \"preprocessing\": {\"missing\": \"drop_row\"}}");
        assertThat(job.get("warnings").toString()).contains("dropped_rows", "11 of 344 rows are left out");
        assertThat(job.get("configuration")
                        .get("preprocessing")
                        .get("numeric")
                        .get("type")
                        .asString())
                .isEqualTo("standardize");
        JsonNode again = client.trained(job.get("configuration").toString());
        assertThat(sha(again)).isEqualTo(sha(job));
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
    void skewedColumnsAreShownWithWhatWasChosenForThem() {
        String skewed = IntStream.range(0, 200)
                .mapToObj(i -> Math.exp(i % 100 / 4.0) + "," + i % 7 + "," + (i % 2 == 0 ? "a" : "b"))
                .collect(Collectors.joining("\n", "income,age,y\n", "\n"));
        JsonNode job = client.trained("{\"datasetId\": \"" + client.upload("skewed", skewed)
                + "\", \"target\": \"y\", \"epochs\": 2, \"modelName\": \"skewed\"}");
        JsonNode configuration = job.get("configuration");
        assertThat(configuration
                        .at("/preprocessing/columns/income/numeric/type")
                        .asString())
                .isEqualTo("quantile");
        assertThat(configuration.at("/preprocessing/columns/age").isMissingNode())
                .isTrue();
        assertThat(configuration.at("/reasons/preprocessing.numeric").asString())
                .contains("quantiles of 1 heavily skewed column");
        assertThat(sha(client.trained(configuration.toString()))).isEqualTo(sha(job));
    }

    @Test
    void aTargetShowsWhatTheOtherColumnsSayOfItAndWhichGiveItAway() {
        JsonNode dataset =
                client.get("/api/v1/datasets/" + IRIS + "?target=species").json();
        JsonNode width = dataset.get("associations").get(3);
        assertThat(width.get("column").asString()).isEqualTo("petal_width_cm");
        assertThat(width.get("method").asString()).isEqualTo("correlation_ratio");
        assertThat(width.get("value").asDouble()).isCloseTo(0.964, within(0.001));
        assertThat(client.get("/api/v1/datasets/" + IRIS)
                        .json()
                        .get("associations")
                        .isNull())
                .isTrue();
        assertThat(client.get("/api/v1/datasets/" + IRIS + "?target=specis").status())
                .isEqualTo(400);

        String copied = IntStream.range(0, 60)
                .mapToObj(i -> i * 7 % 13 + ",code" + i % 3 + "," + "xyz".charAt(i % 3))
                .collect(Collectors.joining("\n", "x,copy,y\n", "\n"));
        String id = client.upload("copied", copied);
        assertThat(client.get("/api/v1/datasets/" + id + "?target=y")
                        .json()
                        .get("warnings")
                        .toString())
                .contains("leakage_suspect");
        JsonNode job = client.trained("{\"datasetId\": \"" + id + "\", \"target\": \"y\", \"epochs\": 1}");
        assertThat(job.get("warnings").toString()).contains("leakage_suspect").contains("duplicates_across_parts");
    }

    @Test
    void tooManyCellsToPredictAreRefused() {
        client.trained(
                "{\"datasetId\": \"" + IRIS + "\", \"target\": \"species\", \"epochs\": 1, \"modelName\": \"wide\"}");
        String instances = "{},".repeat(99_999) + "{}";
        assertThat(client.post("/api/v1/models/wide/predictions", "{\"instances\": [" + instances + "]}")
                        .status())
                .isEqualTo(200);
        Answer answer = client.post("/api/v1/models/wide/predictions", "{\"instances\": [{}," + instances + "]}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("/instances");
    }
}
