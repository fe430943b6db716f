package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.evaluation.Evaluation;
import io.lamina.evaluation.classification.ClassPredictions;
import io.lamina.evaluation.regression.ValuePredictions;
import io.lamina.service.json.JsonBinder;
import io.lamina.service.json.JsonWriter;
import io.lamina.table.target.Task;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** However odd the predictions, an evaluation is finite numbers, or null with a reason, and comes back from JSON as it was. */
class PartEvaluationTest {
    private static final int ROWS = 200;

    private final JsonWriter writer = new JsonWriter();
    private final JsonBinder binder = new JsonBinder();

    private JsonNode stored(Evaluation evaluation) {
        PartEvaluation part = PartEvaluation.of("validation", Task.REGRESSION, 0.5, evaluation);
        byte[] json = writer.bytes(part);
        assertThat(binder.bind(json, PartEvaluation.class)).isEqualTo(part);
        JsonNode tree = writer.tree(part);
        assertReasons(tree, "metrics", "undefinedMetrics");
        tree.get("perClass")
                .forEach(scores -> assertReasons(scores, "undefined", "precision", "recall", "specificity", "f1"));
        tree.get("oneVsRest").forEach(areas -> assertReasons(areas, "undefined", "rocAuc", "averagePrecision"));
        tree.get("intervals")
                .forEach(interval -> assertThat(interval.get("lower").isNull())
                        .isEqualTo(!interval.get("undefinedBecause").isNull()));
        return tree;
    }

    private static void assertReasons(JsonNode tree, String values, String reasons) {
        tree.get(values)
                .properties()
                .forEach(value -> assertThat(tree.get(reasons).has(value.getKey()))
                        .as(value.getKey())
                        .isEqualTo(value.getValue().isNull()));
    }

    private static void assertReasons(JsonNode tree, String reasons, String... values) {
        for (String value : values) {
            assertThat(tree.get(reasons).has(value))
                    .as(value)
                    .isEqualTo(tree.get(value).isNull());
        }
    }

    private static ClassPredictions predictions(String how, int classes, boolean allOccur) {
        SplittableRandom random = new SplittableRandom(17);
        int occurring = allOccur ? classes : classes - 1;
        int[] actual = IntStream.range(0, ROWS).map(row -> row % occurring).toArray();
        float[] probabilities = new float[ROWS * classes];
        for (int row = 0; row < ROWS; row++) {
            double[] drawn = new double[classes];
            int at = row;
            Arrays.setAll(drawn, c -> switch (how) {
                case "constant" -> 1;
                case "perfect" -> actual[at] == c ? 1 : 0;
                case "wrong" -> (actual[at] + 1) % classes == c ? 1 : 0;
                default -> random.nextDouble() + (actual[at] == c ? 0.5 : 0);
            });
            double sum = Arrays.stream(drawn).sum();
            for (int c = 0; c < classes; c++) {
                probabilities[row * classes + c] = (float) (drawn[c] / sum);
            }
        }
        return new ClassPredictions(
                IntStream.range(0, classes).mapToObj(c -> "class " + c).toList(), actual, probabilities);
    }

    @ParameterizedTest
    @CsvSource({
        "some, 20, true",
        "constant, 20, true",
        "perfect, 20, true",
        "wrong, 20, true",
        "some, 20, false",
        "constant, 20, false",
        "perfect, 20, false",
        "wrong, 20, false",
        "some, 3, false",
        "perfect, 3, true",
        "some, 2, true",
        "constant, 2, true",
        "perfect, 2, true",
        "wrong, 2, true",
        "some, 2, false",
        "constant, 2, false",
        "perfect, 2, false",
        "wrong, 2, false"
    })
    void classificationIsFiniteOrSaysWhy(String how, int classes, boolean allOccur) {
        JsonNode tree = stored(Evaluation.of(predictions(how, classes, allOccur), true));
        assertThat(tree.get("confusionMatrix")
                        .get("normalized")
                        .get(classes - 1)
                        .get(0)
                        .isNull())
                .isEqualTo(!allOccur);
        assertThat(tree.get("binary").isNull()).isEqualTo(classes > 2);
        if (how.equals("perfect")) {
            assertThat(tree.get("metrics").get("accuracy").asDouble()).isEqualTo(1);
            assertThat(tree.get("intervals").get("accuracy").get("lower").asDouble())
                    .isBetween(0.97, 0.99);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "0, 0", "1e100, -1e100", "5, 3", "1e-300, 2e-300"})
    void regressionOfConstantsIsFiniteOrSaysWhy(double actual, double predicted) {
        double[] truth = new double[ROWS];
        double[] answers = new double[ROWS];
        Arrays.fill(truth, actual);
        Arrays.fill(answers, predicted);
        SequencedMap<String, ValuePredictions> baselines = new LinkedHashMap<>();
        baselines.put("mean", new ValuePredictions(truth, truth));
        JsonNode tree = stored(Evaluation.of(new ValuePredictions(truth, answers), baselines, true));
        assertThat(tree.get("metrics").get("r2").isNull()).isTrue();
        assertReasons(tree.get("baselines").get(0), "metrics", "undefinedMetrics");
    }

    @Test
    void evaluationThatWasStoredBeforeThereWasMoreIsStillRead() {
        String old = """
                {"split": "test", "task": "binary_classification", "rowCount": 2, "loss": null, "metrics": {"accuracy": 0.5},
                 "undefinedMetrics": {}, "confusionMatrix": {"labels": ["a", "b"], "counts": [[1, 0], [1, 0]]},
                 "perClass": [{"label": "a", "precision": 0.5, "recall": 1.0, "f1": 0.6, "support": 1, "predictedCount": 2,
                               "undefined": {}}]}
                """;
        PartEvaluation read = binder.bind(old.getBytes(StandardCharsets.UTF_8), PartEvaluation.class);
        assertThat(read.intervals()).isEmpty();
        assertThat(read.confusionMatrix())
                .satisfies(matrix ->
                        assertThat(matrix.normalized()).isEqualTo(List.of(List.of(1.0, 0.0), List.of(1.0, 0.0))));
    }
}
