package io.lamina.service;

import static io.lamina.service.Client.IRIS;
import static io.lamina.service.Client.PENGUINS;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requests that no client should send, each with the status it deserves and what the answer must name. */
final class MalformedRequests {
    private static final String JOBS = "/api/v1/training-jobs";
    private static final String DATASETS = "/api/v1/datasets";
    private static final String IRIS_JOB = "{\"datasetId\": \"" + IRIS + "\", \"target\": \"species\", ";
    private static final String AUTOENCODER = "{\"datasetId\": \"" + IRIS + "\", \"task\": \"autoencoder\", ";
    private static final String NO_ID = "00000000-0000-7000-8000-00000000dead";

    private MalformedRequests() {}

    /** One request and what must come back. */
    record Malformed(
            String what,
            String method,
            String path,
            @Nullable String contentType,
            @Nullable String body,
            int status,
            List<String> names) {
        /** The bytes to send: each character is one. */
        byte @Nullable [] bytes() {
            return body == null ? null : body.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Malformed> all() {
        return Stream.of(
                job("broken JSON", "{\"datasetId\": ", 400, "line"),
                job("no JSON at all", "hello", 400, "line"),
                job("empty body", "", 400),
                job("an array as body", "[]", 422, "object"),
                job("nothing in the body", "{}", 422, "/datasetId", "/target"),
                job("NaN literal", IRIS_JOB + "\"optimizer\": {\"type\": \"adam\", \"learningRate\": NaN}}", 400),
                job(
                        "neither target nor autoencoder",
                        "{\"datasetId\": \"" + IRIS + "\", \"target\": null, \"task\": \"regression\"}",
                        422,
                        "/target",
                        "autoencoder"),
                job("autoencoder with a target", IRIS_JOB + "\"task\": \"autoencoder\"}", 422, "/target", "features"),
                job(
                        "autoencoder with a loss of classes",
                        AUTOENCODER + "\"loss\": \"cross_entropy\"}",
                        422,
                        "/loss",
                        "mse"),
                job(
                        "autoencoder without a hidden layer",
                        AUTOENCODER + "\"network\": {\"hiddenLayers\": []}}",
                        422,
                        "/network/hiddenLayers",
                        "embedding"),
                job(
                        "autoencoder that stops by a metric of one value",
                        AUTOENCODER + "\"earlyStopping\": {\"metric\": \"medianAbsoluteError\"}}",
                        422,
                        "/earlyStopping/metric",
                        "r2"),
                job("autoencoder with classes", AUTOENCODER + "\"classWeights\": \"balanced\"}", 422, "/classWeights"),
                job(
                        "autoencoder with more of the rare",
                        AUTOENCODER + "\"augmentation\": [\"minority_oversampling\"]}",
                        422,
                        "/augmentation/0"),
                job("unknown field with a near name", IRIS_JOB + "\"epoch\": 3}", 422, "epochs"),
                job("duplicate key", IRIS_JOB + "\"epochs\": 3, \"epochs\": 4}", 422, "/epochs"),
                job("something after the body", IRIS_JOB + "\"epochs\": 3} {}", 400),
                job("id that is no id", "{\"datasetId\": \"iris\", \"target\": \"species\"}", 422, "/datasetId"),
                job(
                        "id that nobody has",
                        "{\"datasetId\": \"" + NO_ID + "\", \"target\": \"species\"}",
                        422,
                        "/datasetId"),
                job(
                        "unknown target with a near name",
                        "{\"datasetId\": \"" + IRIS + "\", \"target\": \"specis\"}",
                        422,
                        "/target",
                        "species"),
                job("a billion epochs", IRIS_JOB + "\"epochs\": 1000000000}", 422, "/epochs", "100000"),
                job("zero epochs", IRIS_JOB + "\"epochs\": 0}", 422, "/epochs"),
                job("half an epoch", IRIS_JOB + "\"epochs\": 0.5}", 422, "/epochs"),
                job("text for a number", IRIS_JOB + "\"epochs\": \"many\"}", 422, "/epochs", "many"),
                job(
                        "negative units",
                        IRIS_JOB + "\"network\": {\"hiddenLayers\": [{\"units\": -5}]}}",
                        422,
                        "/network/hiddenLayers/0/units"),
                job(
                        "too many units",
                        IRIS_JOB + "\"network\": {\"hiddenLayers\": [{\"units\": 1000000}]}}",
                        422,
                        "/network/hiddenLayers/0/units"),
                job(
                        "too many parameters",
                        IRIS_JOB + "\"network\": {\"hiddenLayers\": [{\"units\": 16384}, {\"units\": 16384}]}}",
                        422,
                        "/network/hiddenLayers"),
                job(
                        "a network that does not fit this process",
                        IRIS_JOB + "\"network\": {\"hiddenLayers\": [{\"units\": 9000}, {\"units\": 9000}]}}",
                        422,
                        "/network/hiddenLayers",
                        "MiB"),
                job(
                        "unknown activation with a near name",
                        IRIS_JOB + "\"network\": {\"hiddenLayers\": [{\"units\": 4, \"activation\": \"rleu\"}]}}",
                        422,
                        "/network/hiddenLayers/0/activation",
                        "relu"),
                job("two errors at once", IRIS_JOB + "\"batchSize\": 0, \"seed\": \"x\"}", 422, "/batchSize", "/seed"),
                job("loss that does not fit", IRIS_JOB + "\"loss\": \"mse\"}", 422, "/loss", "cross_entropy"),
                job("task that does not fit", IRIS_JOB + "\"task\": \"regression\"}", 422, "/target"),
                job(
                        "features that are none",
                        IRIS_JOB + "\"features\": [\"petal_width\", \"nose\"]}",
                        422,
                        "/features/0",
                        "petal_width_cm",
                        "/features/1"),
                job("no features", IRIS_JOB + "\"features\": []}", 422, "/features"),
                job("target as a feature", IRIS_JOB + "\"features\": [\"species\"]}", 422, "/features"),
                job(
                        "fractions that leave nothing",
                        IRIS_JOB + "\"validation\": {\"strategy\": \"holdout\", \"validationFraction\": 0.7,"
                                + " \"testFraction\": 0.6}}",
                        422,
                        "/validation"),
                job(
                        "groups by a column that is none",
                        IRIS_JOB + "\"validation\": {\"strategy\": \"group\", \"groupColumn\": \"petal_widht_cm\"}}",
                        422,
                        "/validation/groupColumn",
                        "petal_width_cm"),
                job(
                        "groups by the target",
                        IRIS_JOB + "\"validation\": {\"strategy\": \"group\", \"groupColumn\": \"species\"}}",
                        422,
                        "/validation/groupColumn",
                        "is the target"),
                job("groups by nothing", IRIS_JOB + "\"validation\": \"group\"}", 422, "/validation/groupColumn"),
                job(
                        "parts that are numbers",
                        IRIS_JOB
                                + "\"validation\": {\"strategy\": \"predefined\", \"splitColumn\": \"petal_width_cm\"}}",
                        422,
                        "/validation/splitColumn",
                        "train, validation or test"),
                job(
                        "a time that is text",
                        "{\"datasetId\": \"" + PENGUINS
                                + "\", \"target\": \"species\", \"validation\": {\"strategy\": \"chronological\", \"timeColumn\": \"island\"}}",
                        422,
                        "/validation/timeColumn",
                        "dates or numbers"),
                job(
                        "metric that nobody knows",
                        IRIS_JOB + "\"earlyStopping\": {\"metric\": \"acuracy\"}}",
                        422,
                        "/earlyStopping/metric",
                        "accuracy"),
                job("model name with a slash", IRIS_JOB + "\"modelName\": \"../etc\"}", 422, "/modelName"),
                job(
                        "schedule that warms up for ever",
                        IRIS_JOB
                                + "\"epochs\": 5, \"learningRateSchedule\": {\"type\": \"cosine\", \"warmUpEpochs\": 5}}",
                        422,
                        "/learningRateSchedule/warmUpEpochs",
                        "5"),
                job(
                        "clipping to nothing",
                        IRIS_JOB + "\"gradientClipping\": {\"type\": \"norm\", \"threshold\": 0}}",
                        422,
                        "/gradientClipping/threshold"),
                job(
                        "weights of a class that is none",
                        IRIS_JOB + "\"classWeights\": {\"setossa\": 2, \"virginica\": -1}}",
                        422,
                        "/classWeights/setossa",
                        "setosa",
                        "/classWeights/virginica"),
                job("weights by a word", IRIS_JOB + "\"classWeights\": \"fair\"}", 422, "/classWeights", "balanced"),
                job(
                        "weights in a column that is none",
                        IRIS_JOB + "\"sampleWeightColumn\": \"petal_lenght_cm\"}",
                        422,
                        "/sampleWeightColumn",
                        "petal_length_cm"),
                job(
                        "the same augmentation twice",
                        IRIS_JOB + "\"augmentation\": [\"mixup\", {\"type\": \"rotate\", \"degrees\": 10},"
                                + " {\"type\": \"mixup\"}]}",
                        422,
                        "/augmentation/2"),
                job(
                        "early stopping that never starts",
                        IRIS_JOB + "\"epochs\": 5, \"earlyStopping\": {\"startEpoch\": 6}}",
                        422,
                        "/earlyStopping/startEpoch"),
                job(
                        "a least rate above the rate",
                        IRIS_JOB + "\"optimizer\": {\"type\": \"sgd\", \"learningRate\": 0.01},"
                                + " \"learningRateSchedule\": {\"type\": \"cosine\", \"minimumLearningRate\": 0.1}}",
                        422,
                        "/learningRateSchedule/minimumLearningRate"),
                job("weights of no class", IRIS_JOB + "\"classWeights\": {}}", 422, "/classWeights", "balanced"),
                job(
                        "batch normalization of one row",
                        IRIS_JOB + "\"batchSize\": 1, \"network\": {\"hiddenLayers\": [{\"units\": 4,"
                                + " \"batchNormalization\": true}]}}",
                        422,
                        "/network/hiddenLayers/0/batchNormalization"),
                job(
                        "forecast of labels",
                        IRIS_JOB + "\"forecast\": {\"lags\": 3}}",
                        422,
                        "/target",
                        "to be the target of a forecast"),
                job(
                        "forecast beside another task",
                        IRIS_JOB + "\"task\": \"multiclass_classification\", \"forecast\": {}}",
                        422,
                        "/forecast",
                        "forecasting"),
                forecast(
                        "forecast by a time that is none",
                        "\"forecast\": {\"timeColumn\": \"petal_widht_cm\"}",
                        "/forecast/timeColumn",
                        "petal_width_cm"),
                forecast(
                        "forecast by a time that is text",
                        "\"forecast\": {\"timeColumn\": \"species\"}",
                        "/forecast/timeColumn",
                        "dates or numbers"),
                forecast(
                        "series without a time",
                        "\"forecast\": {\"groupColumn\": \"species\"}",
                        "/forecast/timeColumn",
                        "several series"),
                forecast(
                        "forecast that looks back too far", "\"forecast\": {\"lags\": 149}", "/forecast", "fewer lags"),
                forecast("forecast of no row", "\"forecast\": {\"horizon\": 0}", "/forecast/horizon"),
                forecast(
                        "forecast on random parts",
                        "\"forecast\": {}, \"validation\": \"holdout\"",
                        "/validation/strategy",
                        "chronological"),
                forecast(
                        "forecast with another clock",
                        "\"forecast\": {}, \"validation\": {\"strategy\": \"chronological\", \"timeColumn\": \"petal_width_cm\"}",
                        "/validation/timeColumn",
                        "that of the forecast"),
                forecast(
                        "forecast with weights",
                        "\"forecast\": {}, \"sampleWeightColumn\": \"petal_width_cm\"",
                        "/sampleWeightColumn"),
                forecast("forecast of counts", "\"forecast\": {}, \"loss\": \"poisson\"", "/loss", "mse"),
                job("deep nesting", "[".repeat(1000) + "]".repeat(1000), 422, "64"),
                new Malformed("JSON under another name", "POST", JOBS, "text/plain", "{}", 415, List.of()),
                csv("empty file", "", "empty"),
                csv("header only", "a,b\n", "row"),
                csv("ragged rows", "a,b\n1,2\n3\n4,5,6\n", "\"row\":2", "\"row\":3"),
                csv("duplicate names", "a,a\n1,2\n", "a"),
                csv("empty name", "a,\n1,2\n", "name"),
                csv("NUL byte", "a,b\n1,\u0000\n", "\"row\":1"),
                new Malformed(
                        "bytes that are no UTF-8",
                        "POST",
                        DATASETS,
                        "text/csv",
                        "a,b\n\u00c3(,2\n",
                        422,
                        List.of("row")),
                new Malformed(
                        "JSON rows with a nested value",
                        "POST",
                        DATASETS,
                        "application/json",
                        "{\"name\": \"n\", \"rows\": [{\"a\": {\"b\": 1}}]}",
                        422,
                        List.of("a")),
                new Malformed(
                        "JSON rows without rows",
                        "POST",
                        DATASETS,
                        "application/json",
                        "{\"name\": \"n\"}",
                        422,
                        List.of("/rows")),
                new Malformed(
                        "broken JSON rows",
                        "POST",
                        DATASETS,
                        "application/json",
                        "{\"name\": \"n\", \"rows\": [{\"a\": 1},",
                        400,
                        List.of("line")),
                new Malformed("an image", "POST", DATASETS, "image/png", "\u0001\u0002", 415, List.of("text/csv")),
                get("dataset that nobody has", DATASETS + "/" + NO_ID, 404, NO_ID),
                get("id in a path that is no id", DATASETS + "/iris", 404),
                get("job that nobody has", JOBS + "/" + NO_ID, 404),
                get("model that nobody has", "/api/v1/models/nobody", 404, "nobody"),
                get("version that is no number", "/api/v1/models/iris/versions/first", 404),
                get("route that is none", "/api/v1/nothing", 404),
                get("limit of zero", DATASETS + "?limit=0", 400, "limit"),
                get("limit that is no number", DATASETS + "?limit=ten", 400, "limit"),
                get("cursor of nobody", DATASETS + "?cursor=abc", 400, "cursor"),
                get("status that is none", JOBS + "?status=DONE", 400, "status"),
                get("offset below zero", DATASETS + "/" + IRIS + "/rows?offset=-1", 400, "offset"),
                new Malformed("method that is none here", "PUT", DATASETS, null, null, 405, List.of()),
                new Malformed(
                        "prediction of a model that nobody has",
                        "POST",
                        "/api/v1/models/nobody/predictions",
                        "application/json",
                        "{\"instances\": [{}]}",
                        404,
                        List.of("nobody")));
    }

    private static Malformed job(String what, String body, int status, String... names) {
        return new Malformed(what, "POST", JOBS, "application/json", body, status, List.of(names));
    }

    private static Malformed forecast(String what, String more, String... names) {
        String body = "{\"datasetId\": \"" + IRIS + "\", \"target\": \"sepal_length_cm\", " + more + "}";
        return job(what, body, 422, names);
    }

    private static Malformed csv(String what, String body, String... names) {
        return new Malformed(what, "POST", DATASETS + "?name=bad", "text/csv", body, 422, List.of(names));
    }

    private static Malformed get(String what, String path, int status, String... names) {
        return new Malformed(what, "GET", path, null, null, status, List.of(names));
    }
}
