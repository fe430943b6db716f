package io.lamina.evaluation.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lamina.evaluation.Evaluation;
import io.lamina.evaluation.classification.ClassPredictions;
import io.lamina.setting.Kinds;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionThresholdTest {
    private static ClassPredictions predictions(int[] actual, double... positive) {
        float[] probabilities = new float[2 * positive.length];
        for (int row = 0; row < positive.length; row++) {
            probabilities[2 * row + 1] = (float) positive[row];
            probabilities[2 * row] = 1 - probabilities[2 * row + 1];
        }
        return new ClassPredictions(List.of("no", "yes"), actual, probabilities);
    }

    static Stream<DecisionThreshold> choosing() {
        return Stream.of(new BestF1(), new BestYouden(), new BestAccuracy(), new BestMatthews(), new LowestCost(1, 1));
    }

    @Test
    void everyKindButTheFixedOneIsTested() {
        assertThat(choosing().map(kind -> Kinds.nameOf(kind.getClass())))
                .hasSize(Kinds.of(DecisionThreshold.class).size() - 1)
                .doesNotContain("fixed");
    }

    @ParameterizedTest
    @MethodSource("choosing")
    void classesThatLieApartAreTornInTheMiddleBetweenThem(DecisionThreshold kind) {
        double threshold = kind.choose(predictions(new int[] {0, 0, 1, 1}, 0.125, 0.25, 0.375, 0.875));
        assertThat(threshold).isEqualTo(0.3125);
    }

    @ParameterizedTest
    @MethodSource("choosing")
    void noOtherThresholdDoesBetter(DecisionThreshold kind) {
        SplittableRandom random = new SplittableRandom(7);
        int[] actual = IntStream.range(0, 80).map(row -> row % 4 == 0 ? 1 : 0).toArray();
        double[] positive = IntStream.range(0, 80)
                .mapToDouble(row -> Math.rint(100 * (0.3 * actual[row] + 0.6 * random.nextDouble())) / 100)
                .toArray();
        ThresholdCriterion criterion = (ThresholdCriterion) kind;
        double chosen = kind.choose(predictions(actual, positive));
        double best = criterion.score(counts(actual, positive, chosen));
        for (double other = 0; other <= 1; other += 0.005) {
            double score = criterion.score(counts(actual, positive, other));
            assertThat(Double.isNaN(score) || score <= best).as("%s", other).isTrue();
        }
    }

    private static BinaryCounts counts(int[] actual, double[] positive, double threshold) {
        long[] counts = new long[4];
        for (int row = 0; row < actual.length; row++) {
            counts[2 * actual[row] + ((float) positive[row] >= threshold ? 1 : 0)]++;
        }
        return new BinaryCounts(counts[3], counts[1], counts[2], counts[0]);
    }

    @Test
    void dearMissesLowerTheThresholdAndDearAlarmsRaiseIt() {
        ClassPredictions mixed = predictions(new int[] {0, 1, 0, 1, 0, 1}, 0.1, 0.3, 0.4, 0.6, 0.7, 0.9);
        double even = new LowestCost(1, 1).choose(mixed);
        assertThat(new LowestCost(1, 10).choose(mixed))
                .isCloseTo(0.2, within(1e-7))
                .isLessThan(even);
        assertThat(new LowestCost(10, 1).choose(mixed))
                .isCloseTo(0.8, within(1e-7))
                .isGreaterThan(even);
        assertThatThrownBy(() -> new LowestCost(0, 0)).hasMessageContaining("not both 0, got 0.0 and 0.0");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void withoutRowsOfBothClassesCriteriaOfBothChooseAHalf(int only) {
        ClassPredictions oneClass = predictions(new int[] {only, only}, 0.2, 0.9);
        assertThat(new BestYouden().choose(oneClass)).isEqualTo(0.5);
        assertThat(new BestMatthews().choose(oneClass)).isEqualTo(0.5);
        assertThat(new BestF1().choose(predictions(new int[] {0, 0}, 0.2, 0.9))).isEqualTo(0.5);
    }

    @Test
    void aChosenThresholdDecidesEveryScoreOfTheEvaluation() {
        int[] actual = {0, 0, 1, 1};
        float[] probabilities = {.9f, .1f, .8f, .2f, .7f, .3f, .4f, .6f};
        Evaluation half = Evaluation.of(new ClassPredictions(List.of("no", "yes"), actual, probabilities), false);
        Evaluation lower =
                Evaluation.of(new ClassPredictions(List.of("no", "yes"), actual, probabilities, 0.25), false);
        assertThat(half.metrics()).containsEntry("accuracy", 0.75);
        assertThat(lower.metrics()).containsEntry("accuracy", 1.0).containsEntry("rocAuc", 1.0);
        assertThat(Objects.requireNonNull(lower.binary()).threshold()).isEqualTo(0.25);
        assertThatThrownBy(() -> new ClassPredictions(List.of("no", "yes"), actual, probabilities, 1.5))
                .hasMessageContaining("threshold must be in [0, 1]");
    }

    @Test
    void aRowOnTheThresholdIsPositive() {
        ClassPredictions predictions =
                new ClassPredictions(List.of("no", "yes"), new int[] {1}, new float[] {.5f, .5f}, 0.5);
        assertThat(predictions.predicted(0)).isEqualTo(1);
        assertThat(new Fixed(0.25).choose(predictions)).isEqualTo(0.25);
    }
}
