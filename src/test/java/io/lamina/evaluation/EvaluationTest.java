package io.lamina.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.evaluation.classification.ConfusionMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final List<String> LABELS = List.of("cat", "dog", "fox");

    @Test
    void countsByActualRowAndPredictedColumn() {
        Evaluation evaluation = Evaluation.ofClasses(
                LABELS, new int[] {0, 0, 1, 2}, new float[] {.8f, .1f, .1f, .1f, .8f, .1f, .1f, .8f, .1f, .2f, .7f, .1f
                });

        assertThat(evaluation.confusionMatrix())
                .isEqualTo(new ConfusionMatrix(
                        LABELS, List.of(List.of(1L, 1L, 0L), List.of(0L, 1L, 0L), List.of(0L, 1L, 0L))));
        assertThat(evaluation.metrics()).containsEntry("accuracy", 0.5).doesNotContainKey("rocAuc");
    }

    @Test
    void firstOfEquallyProbableClassesIsPredicted() {
        Evaluation evaluation =
                Evaluation.ofClasses(LABELS, new int[] {1, 2}, new float[] {.2f, .4f, .4f, .3f, .3f, .4f});

        assertThat(evaluation.metrics()).containsEntry("accuracy", 1.0);
    }

    @Test
    void undefinedScoresAreNullAndSayWhy() {
        Evaluation evaluation = Evaluation.ofClasses(List.of("no", "yes"), new int[] {0, 0}, new float[] {1, 0, 1, 0});

        assertThat(evaluation.metrics()).containsEntry("rocAuc", null).containsEntry("balancedAccuracy", 1.0);
        assertThat(evaluation.undefinedMetrics())
                .containsOnly(
                        Map.entry("rocAuc", "all rows are of one class"),
                        Map.entry("averagePrecision", "the class has no rows"),
                        Map.entry("cohenKappa", "all rows are of one class and are predicted as it"),
                        Map.entry("matthewsCorrelation", "all rows are of one class or are predicted as one class"));
        assertThat(evaluation.perClass())
                .satisfiesExactly(no -> assertThat(no.undefined()).containsOnlyKeys("specificity"), yes -> {
                    assertThat(yes.precision()).isNull();
                    assertThat(yes.recall()).isNull();
                    assertThat(yes.f1()).isNull();
                    assertThat(yes.undefined())
                            .containsOnly(
                                    Map.entry("precision", "the class was never predicted"),
                                    Map.entry("recall", "the class has no rows"),
                                    Map.entry("f1", "the class has no rows and was never predicted"));
                });
    }

    @Test
    void equalTrueValuesHaveNoVarianceToExplain() {
        double[] actual = new double[10];
        Arrays.fill(actual, 0.1);

        Evaluation evaluation = Evaluation.ofValues(actual, new double[10]);

        assertThat(evaluation.metrics()).containsEntry("r2", null).containsEntry("explainedVariance", null);
        assertThat(evaluation.undefinedMetrics())
                .containsOnly(
                        Map.entry("r2", "all true values are equal"),
                        Map.entry("explainedVariance", "all true values are equal"));
    }

    @Test
    void scoreBeyondTheRangeOfADoubleIsUndefined() {
        Evaluation evaluation = Evaluation.ofValues(new double[] {0, 1}, new double[] {1e200, 1});

        assertThat(evaluation.metrics()).containsEntry("mse", null).containsEntry("mae", 5e199);
        assertThat(evaluation.undefinedMetrics().get("mse")).contains("range of a double");
    }

    @Test
    void divergedNetworkIsRefusedInsteadOfAnsweringTheFirstClass() {
        assertThatThrownBy(() -> Evaluation.ofClasses(LABELS, new int[] {0}, new float[] {Float.NaN, 0, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("probabilities of row 0, class 0 must be in [0, 1], got NaN");
        assertThatThrownBy(() -> Evaluation.ofValues(new double[] {1, 2}, new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("predicted[1] must be finite, got NaN");
    }

    @Test
    void argumentsThatDoNotFitAreRefusedByName() {
        assertRefused("labels must be at least two", List.of("one"), new int[] {0}, new float[] {1});
        assertRefused("labels must be at least two", List.of("a", "a"), new int[] {0}, new float[] {1, 0});
        assertRefused("actual must have at least one row", LABELS, new int[0], new float[0]);
        assertRefused("1 rows × 3 classes = 3 numbers, got 2", LABELS, new int[] {0}, new float[] {1, 0});
        assertRefused(
                "actual[0] must be the index of one of 3 classes, got 3", LABELS, new int[] {3}, new float[] {1, 0, 0});
        assertRefused("row 0, class 1 must be in [0, 1], got 1.5", LABELS, new int[] {0}, new float[] {0, 1.5f, 0});
        assertRefused("row 0 must sum to 1, got 0.5", LABELS, new int[] {0}, new float[] {.25f, .25f, 0});
        assertThatThrownBy(() -> Evaluation.ofValues(new double[2], new double[3]))
                .hasMessage("predicted must have 2 rows like actual, got 3");
        assertThatThrownBy(() -> Evaluation.ofValues(new double[0], new double[0]))
                .hasMessageStartingWith("actual must have at least one row");
    }

    private static void assertRefused(String message, List<String> labels, int[] actual, float[] probabilities) {
        assertThatThrownBy(() -> Evaluation.ofClasses(labels, actual, probabilities))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
