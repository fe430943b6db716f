package io.lamina.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.evaluation.classification.ClassScores;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Every score equals scikit-learn's on stored cases; {@code generate.py} beside the data made them. */
class ScikitLearnTest {
    private static final double TOLERANCE = 1e-9;

    record Cases(List<ClassificationCase> classification, List<RegressionCase> regression) {}

    record ClassificationCase(
            String name,
            List<Integer> actual,
            List<List<Float>> probabilities,
            Map<String, @Nullable Double> metrics,
            List<List<Long>> confusionMatrix,
            List<ClassCase> perClass) {}

    record ClassCase(
            @Nullable Double precision,
            @Nullable Double recall,
            @Nullable Double f1,
            long support) {}

    record RegressionCase(
            String name, List<Double> actual, List<Double> predicted, Map<String, @Nullable Double> metrics) {}

    @ParameterizedTest
    @MethodSource
    void classificationEqualsScikitLearn(ClassificationCase reference) {
        int classes = reference.probabilities().getFirst().size();
        Evaluation evaluation =
                Evaluation.ofClasses(labels(classes), indices(reference.actual()), flat(reference.probabilities()));

        assertThat(evaluation.rowCount()).isEqualTo(reference.actual().size());
        assertSameMetrics(evaluation, reference.metrics());
        assertThat(Objects.requireNonNull(evaluation.confusionMatrix()).counts())
                .isEqualTo(reference.confusionMatrix());
        List<ClassScores> perClass = Objects.requireNonNull(evaluation.perClass());
        assertThat(perClass).hasSize(classes);
        for (int c = 0; c < classes; c++) {
            ClassScores scores = perClass.get(c);
            ClassCase expected = reference.perClass().get(c);
            assertThat(scores.label()).isEqualTo(labels(classes).get(c));
            assertThat(scores.support()).isEqualTo(expected.support());
            assertClose("precision of class " + c, scores.precision(), expected.precision());
            assertClose("recall of class " + c, scores.recall(), expected.recall());
            assertClose("f1 of class " + c, scores.f1(), expected.f1());
        }
    }

    static List<ClassificationCase> classificationEqualsScikitLearn() throws Exception {
        return cases().classification();
    }

    @ParameterizedTest
    @MethodSource
    void regressionEqualsScikitLearn(RegressionCase reference) {
        Evaluation evaluation = Evaluation.ofValues(values(reference.actual()), values(reference.predicted()));

        assertThat(evaluation.rowCount()).isEqualTo(reference.actual().size());
        assertThat(evaluation.confusionMatrix()).isNull();
        assertThat(evaluation.perClass()).isNull();
        assertSameMetrics(evaluation, reference.metrics());
    }

    static List<RegressionCase> regressionEqualsScikitLearn() throws Exception {
        return cases().regression();
    }

    private static void assertSameMetrics(Evaluation evaluation, Map<String, @Nullable Double> expected) {
        assertThat(evaluation.metrics()).containsOnlyKeys(expected.keySet());
        expected.forEach((name, value) -> assertClose(name, evaluation.metrics().get(name), value));
        SoftAssertions.assertSoftly(softly -> evaluation
                .metrics()
                .forEach((name, value) -> softly.assertThat(
                                evaluation.undefinedMetrics().containsKey(name))
                        .as("a reason for %s = %s", name, value)
                        .isEqualTo(value == null)));
    }

    private static void assertClose(String name, @Nullable Double actual, @Nullable Double expected) {
        if (expected == null || actual == null) {
            assertThat(actual).as(name).isEqualTo(expected);
        } else {
            assertThat(actual).as(name).isCloseTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
        }
    }

    private static List<String> labels(int classes) {
        return IntStream.range(0, classes).mapToObj(c -> "class " + c).toList();
    }

    private static int[] indices(List<Integer> boxed) {
        return boxed.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double[] values(List<Double> boxed) {
        return boxed.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static float[] flat(List<List<Float>> rows) {
        List<Float> boxed = rows.stream().flatMap(List::stream).toList();
        float[] flat = new float[boxed.size()];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = boxed.get(i);
        }
        return flat;
    }

    private static Cases cases() throws Exception {
        try (InputStream file =
                Objects.requireNonNull(ScikitLearnTest.class.getResourceAsStream("/evaluation/scikit-learn.json"))) {
            return JsonMapper.shared().readValue(file, Cases.class);
        }
    }
}
