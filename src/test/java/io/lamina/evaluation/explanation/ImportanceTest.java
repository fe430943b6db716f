package io.lamina.evaluation.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ImportanceTest {
    private static final int ROWS = 2_000;

    /** Inputs a, b (two of them, always equal) and c, uniform in [0, 1). */
    private static Inputs inputs() {
        SplittableRandom random = new SplittableRandom(31);
        float[] values = new float[4 * ROWS];
        for (int row = 0; row < ROWS; row++) {
            values[4 * row] = (float) random.nextDouble();
            values[4 * row + 1] = (float) random.nextDouble();
            values[4 * row + 2] = values[4 * row + 1];
            values[4 * row + 3] = (float) random.nextDouble();
        }
        SequencedMap<String, List<Integer>> features = new LinkedHashMap<>();
        features.put("a", List.of(0));
        features.put("b", List.of(1, 2));
        features.put("c", List.of(3));
        return new Inputs(values, 4, features);
    }

    /** The squared error of a model that answers 3a + b for the truth 3a + b. */
    private static double[] losses(Inputs truth, float[] given) {
        double[] losses = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            double error = answer(given, row) - answer(truth.values(), row);
            losses[row] = error * error;
            assertThat(given[4 * row + 1])
                    .as("inputs of a feature stay together")
                    .isEqualTo(given[4 * row + 2]);
        }
        return losses;
    }

    private static double answer(float[] values, int row) {
        return 3 * values[4 * row] + values[4 * row + 1];
    }

    /** The difference of two independent uniform numbers has a mean square of 1/6. */
    @Test
    void aFeatureIsWorthWhatTheoryHasIt() {
        Inputs inputs = inputs();
        Importance importance = Importance.of("test", inputs, given -> losses(inputs, given));
        assertThat(importance.loss()).isZero();
        assertThat(importance.features()).extracting(FeatureImportance::feature).containsExactly("a", "b", "c");
        assertThat(importance.features().get(0).lossIncrease()).isCloseTo(9.0 / 6, within(0.1));
        assertThat(importance.features().get(1).lossIncrease()).isCloseTo(1.0 / 6, within(0.012));
        assertThat(importance.features().get(2).lossIncrease()).isZero();
        assertThat(importance.features())
                .allSatisfy(feature -> assertThat(feature.lossIncrease())
                        .isBetween(
                                Objects.requireNonNull(feature.interval().lower()),
                                Objects.requireNonNull(feature.interval().upper())));
    }

    @Test
    void theSameQuestionHasTheSameAnswer() {
        Inputs inputs = inputs();
        assertThat(Importance.of("test", inputs, given -> losses(inputs, given)))
                .isEqualTo(Importance.of("test", inputs, given -> losses(inputs, given)));
    }

    @Test
    void dependenceOnAFeatureIsTheMeanOverTheOthers() {
        Inputs inputs = inputs();
        PartialDependence dependence = PartialDependence.of(
                "test",
                "b",
                List.of(new GridValue("first", 1.0, 0), new GridValue("second", null, 1)),
                inputs,
                List.of("y", "twice"),
                given -> {
                    double[] answers = new double[2 * ROWS];
                    for (int row = 0; row < ROWS; row++) {
                        answers[2 * row] = answer(given, row);
                        answers[2 * row + 1] = 2 * answers[2 * row];
                    }
                    return answers;
                });
        DependencePoint first = dependence.points().getFirst();
        assertThat(first.value()).isEqualTo("first");
        assertThat(first.number()).isEqualTo(1);
        assertThat(Objects.requireNonNull(first.means().get("y"))).isCloseTo(1.5 + inputs.values()[1], within(0.05));
        assertThat(first.means().get("twice"))
                .isEqualTo(2 * Objects.requireNonNull(first.means().get("y")));
        assertThat(Objects.requireNonNull(first.standardDeviations().get("y")))
                .isCloseTo(3 / Math.sqrt(12), within(0.03));
        assertThat(dependence.points().get(1).number()).isNull();
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> new Inputs(new float[5], 2, new LinkedHashMap<>()))
                .hasMessage("values must be one row of 2 inputs or more, got 5");
        assertThatThrownBy(() -> PartialDependence.of(
                        "test", "z", List.of(new GridValue("", null, 0)), inputs(), List.of(), given -> new double[1]))
                .hasMessage("there is no feature z among [a, b, c]");
    }
}
