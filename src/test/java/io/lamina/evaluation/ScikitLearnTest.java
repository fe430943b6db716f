package io.lamina.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.evaluation.classification.Calibration;
import io.lamina.evaluation.classification.ClassPredictions;
import io.lamina.evaluation.classification.ClassScores;
import io.lamina.evaluation.classification.ConfusionMatrix;
import io.lamina.evaluation.classification.OneVsRest;
import io.lamina.evaluation.classification.ReliabilityBin;
import io.lamina.evaluation.distribution.DistributionQuantile;
import io.lamina.evaluation.threshold.BinaryCurves;
import io.lamina.evaluation.threshold.RocPoint;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Every score equals scikit-learn's on stored cases; {@code generate.py} beside the data made them. */
class ScikitLearnTest {
    private static final double TOLERANCE = 1e-9;

    record Cases(String madeWith, List<ClassificationCase> classification, List<RegressionCase> regression) {}

    record ClassificationCase(
            String name,
            List<Integer> actual,
            List<List<Float>> probabilities,
            Map<String, @Nullable Double> metrics,
            List<List<Long>> confusionMatrix,
            List<List<Double>> normalized,
            List<BinCase> reliability,
            List<AreaCase> oneVsRest,
            @Nullable CurveCase curves,
            List<ClassCase> perClass) {
        ClassPredictions predictions() {
            return new ClassPredictions(labels(perClass.size()), indices(actual), flat(probabilities));
        }
    }

    record BinCase(long rows, double meanProbability, double share) {}

    record AreaCase(@Nullable Double rocAuc, @Nullable Double averagePrecision) {}

    record CurveCase(
            List<List<Double>> roc, List<List<Double>> precisionRecall, Map<String, @Nullable Double> optima) {}

    record ClassCase(
            @Nullable Double precision,
            @Nullable Double recall,
            @Nullable Double specificity,
            @Nullable Double f1,
            long support) {}

    record RegressionCase(
            String name,
            List<Double> actual,
            List<Double> predicted,
            Map<String, @Nullable Double> metrics,
            List<Double> residualQuantiles) {}

    @Test
    void thereAreFortyCasesAndWhatMadeThemIsKnown() throws Exception {
        Cases cases = cases();
        assertThat(cases.madeWith()).startsWith("scikit-learn 1.2.1");
        assertThat(cases.classification().size() + cases.regression().size()).isGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest
    @MethodSource
    void classificationEqualsScikitLearn(ClassificationCase reference) {
        int classes = reference.perClass().size();
        Evaluation evaluation = Evaluation.of(reference.predictions(), false);

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
            assertClose("specificity of class " + c, scores.specificity(), expected.specificity());
            assertClose("f1 of class " + c, scores.f1(), expected.f1());
        }
    }

    @ParameterizedTest
    @MethodSource("classificationEqualsScikitLearn")
    void normalizedMatrixEqualsScikitLearnWhereAClassHasRows(ClassificationCase reference) {
        ConfusionMatrix matrix = ConfusionMatrix.of(reference.predictions());
        for (int actual = 0; actual < matrix.labels().size(); actual++) {
            for (int predicted = 0; predicted < matrix.labels().size(); predicted++) {
                assertClose(
                        "share of " + actual + " as " + predicted,
                        matrix.normalized().get(actual).get(predicted),
                        matrix.actualCount(actual) == 0
                                ? null
                                : reference.normalized().get(actual).get(predicted));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("classificationEqualsScikitLearn")
    void areasAgainstTheRestEqualScikitLearn(ClassificationCase reference) {
        List<OneVsRest> areas = OneVsRest.of(reference.predictions());
        for (int c = 0; c < areas.size(); c++) {
            assertClose(
                    "rocAuc of class " + c,
                    areas.get(c).rocAuc(),
                    reference.oneVsRest().get(c).rocAuc());
            assertClose(
                    "averagePrecision of class " + c,
                    areas.get(c).averagePrecision(),
                    reference.oneVsRest().get(c).averagePrecision());
        }
    }

    @ParameterizedTest
    @MethodSource("classificationEqualsScikitLearn")
    void reliabilityEqualsScikitLearn(ClassificationCase reference) {
        List<ReliabilityBin> bins = Calibration.of(reference.predictions()).bins().stream()
                .filter(bin -> bin.rows() > 0)
                .toList();
        assertThat(bins).hasSameSizeAs(reference.reliability());
        for (int bin = 0; bin < bins.size(); bin++) {
            BinCase expected = reference.reliability().get(bin);
            assertThat(bins.get(bin).rows()).isEqualTo(expected.rows());
            assertClose("mean probability", bins.get(bin).meanProbability(), expected.meanProbability());
            assertClose("share", bins.get(bin).share(), expected.share());
        }
    }

    @ParameterizedTest
    @MethodSource("binary")
    void curvesGoThroughThePointsOfScikitLearn(ClassificationCase reference) {
        CurveCase expected = Objects.requireNonNull(reference.curves());
        BinaryCurves curves = BinaryCurves.of(reference.predictions());
        List<RocPoint> roc = Objects.requireNonNull(curves.roc());
        assertThat(roc.getFirst()).isEqualTo(new RocPoint(null, 0, 0));
        assertThat(roc.getLast().falsePositiveRate() + roc.getLast().truePositiveRate())
                .isEqualTo(2);
        assertThat(roc)
                .allSatisfy(point -> assertThat(expected.roc()).anySatisfy(other -> {
                    assertClose("falsePositiveRate", point.falsePositiveRate(), other.get(0));
                    assertClose("truePositiveRate", point.truePositiveRate(), other.get(1));
                }));
        assertThat(Objects.requireNonNull(curves.precisionRecall()))
                .isNotEmpty()
                .allSatisfy(point -> assertThat(expected.precisionRecall()).anySatisfy(other -> {
                    assertClose("threshold", point.threshold(), other.get(0));
                    assertClose("recall", point.recall(), other.get(1));
                    assertClose("precision", point.precision(), other.get(2));
                }));
    }

    @ParameterizedTest
    @MethodSource("binary")
    void noThresholdIsBetterThanTheBest(ClassificationCase reference) {
        Map<String, @Nullable Double> expected =
                Objects.requireNonNull(reference.curves()).optima();
        Map<String, Double> found = new LinkedHashMap<>();
        BinaryCurves.of(reference.predictions())
                .optima()
                .forEach(optimum -> found.put(optimum.criterion(), optimum.score()));
        expected.forEach((criterion, score) -> assertClose(criterion, found.get(criterion), score));
    }

    static List<ClassificationCase> binary() throws Exception {
        return cases().classification().stream()
                .filter(reference -> reference.curves() != null)
                .toList();
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
        List<DistributionQuantile> quantiles =
                Objects.requireNonNull(evaluation.residuals()).quantiles();
        for (int i = 0; i < quantiles.size(); i++) {
            assertClose(
                    "residual quantile",
                    quantiles.get(i).value(),
                    reference.residualQuantiles().get(i));
        }
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
