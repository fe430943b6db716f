package io.lamina.evaluation.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.evaluation.Evaluation;
import io.lamina.evaluation.classification.ClassPredictions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class BinaryCurvesTest {
    private static final List<String> LABELS = List.of("no", "yes");
    private static final int MILLION = 1_000_000;

    /** Everything of an evaluation, in a minute that is far too short for anything quadratic. */
    @Test
    void aMillionRowsComeToAHundredPointsThatFollowTheCurve() {
        int[] actual = new int[MILLION];
        float[] probabilities = new float[2 * MILLION];
        SplittableRandom random = new SplittableRandom(1);
        for (int row = 0; row < MILLION; row++) {
            actual[row] = row % 10 == 0 ? 1 : 0;
            double drawn = random.nextDouble();
            probabilities[2 * row + 1] = (float) (actual[row] == 1 ? Math.sqrt(drawn) : drawn);
            probabilities[2 * row] = 1 - probabilities[2 * row + 1];
        }
        Evaluation evaluation = Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(1), () -> Evaluation.ofClasses(LABELS, actual, probabilities));

        BinaryCurves curves = Objects.requireNonNull(evaluation.binary());
        List<RocPoint> roc = Objects.requireNonNull(curves.roc());
        assertThat(roc).hasSizeBetween(95, BinaryCurves.MOST_POINTS);
        assertThat(Objects.requireNonNull(curves.precisionRecall())).hasSizeBetween(95, BinaryCurves.MOST_POINTS);
        double area = 0;
        for (int i = 1; i < roc.size(); i++) {
            RocPoint from = roc.get(i - 1);
            RocPoint to = roc.get(i);
            assertThat(to.falsePositiveRate() + to.truePositiveRate())
                    .isBetween(
                            from.falsePositiveRate() + from.truePositiveRate(),
                            from.falsePositiveRate() + from.truePositiveRate() + 0.025);
            area += (to.falsePositiveRate() - from.falsePositiveRate())
                    * (to.truePositiveRate() + from.truePositiveRate())
                    / 2;
        }
        assertThat(area).isCloseTo(Objects.requireNonNull(evaluation.metrics().get("rocAuc")), within(1e-3));
        assertThat(evaluation.intervals().keySet())
                .isEqualTo(evaluation.metrics().keySet());
    }

    @Test
    void theTableCountsEveryRowUnderEveryThreshold() {
        BinaryCurves curves = BinaryCurves.of(new ClassPredictions(
                LABELS, new int[] {0, 1, 0, 1}, new float[] {.9f, .1f, .75f, .25f, .5f, .5f, 0, 1}));
        assertThat(curves.thresholds())
                .hasSize(19)
                .allSatisfy(row -> assertThat(
                                row.truePositives() + row.falsePositives() + row.falseNegatives() + row.trueNegatives())
                        .isEqualTo(4));
        ThresholdRow half = curves.thresholds().get(9);
        assertThat(half).isEqualTo(new ThresholdRow(0.5, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5));
        assertThat(curves.thresholds().getFirst())
                .isEqualTo(new ThresholdRow(0.05, 2, 2, 0, 0, 0.5, 1.0, 0.0, 2.0 / 3));
        assertThat(curves.undefined()).isEmpty();
    }

    @Test
    void oneClassHasNoCurvesAndSaysWhy() {
        BinaryCurves curves =
                BinaryCurves.of(new ClassPredictions(LABELS, new int[] {0, 0}, new float[] {1, 0, .4f, .6f}));
        assertThat(curves.roc()).isNull();
        assertThat(curves.precisionRecall()).isNull();
        assertThat(curves.optima()).isEmpty();
        assertThat(curves.undefined()).containsOnlyKeys("roc", "precisionRecall", "optima");
        assertThat(curves.thresholds())
                .hasSize(19)
                .allSatisfy(row -> assertThat(row.recall()).isNull());
    }
}
