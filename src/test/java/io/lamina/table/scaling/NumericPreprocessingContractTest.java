package io.lamina.table.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every way of scaling, and the formula of each. */
class NumericPreprocessingContractTest {
    private final double[] sorted =
            new Random(1).doubles(500, -3, 9).map(x -> x + 1e7).sorted().toArray();

    static Stream<NumericPreprocessing> kinds() throws ReflectiveOperationException {
        Stream.Builder<NumericPreprocessing> kinds = Stream.builder();
        for (Class<?> kind : NumericPreprocessing.class.getPermittedSubclasses()) {
            kinds.add((NumericPreprocessing) kind.getDeclaredConstructor().newInstance());
        }
        return kinds.build();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void orderIsKeptAndValuesStayFinite(NumericPreprocessing kind) {
        FittedScale scale = kind.fit(sorted);
        double[] scaled = Arrays.stream(sorted).map(scale::apply).toArray();
        assertThat(scaled).isSorted();
        assertThat(Arrays.stream(scaled).allMatch(Double::isFinite)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void invertingGivesTheNumberBack(NumericPreprocessing kind) {
        FittedScale scale = kind.fit(sorted);
        for (double value : sorted) {
            assertThat(scale.invert(scale.apply(value))).isCloseTo(value, within(1e-7));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void equalValuesScaleToAFiniteNumber(NumericPreprocessing kind) {
        assertThat(kind.fit(new double[] {0.1, 0.1, 0.1}).apply(0.1)).isFinite();
        assertThat(kind.fit(new double[] {7}).apply(8)).isFinite();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theTrainingValuesAreNotChanged(NumericPreprocessing kind) {
        double[] before = sorted.clone();
        assertThat(kind.fit(sorted)).isEqualTo(kind.fit(before));
        assertThat(sorted).isEqualTo(before);
    }

    @Test
    void standardizedValuesHaveMeanZeroAndDeviationOne() {
        FittedScale scale = new Standardize().fit(sorted);
        double[] scaled = Arrays.stream(sorted).map(scale::apply).toArray();
        assertThat(Arrays.stream(scaled).average().orElseThrow()).isCloseTo(0, within(1e-8));
        assertThat(Arrays.stream(scaled).map(x -> x * x).average().orElseThrow())
                .isCloseTo(1, within(1e-8));
    }

    @Test
    void theSmallestIsZeroAndTheLargestOne() {
        FittedScale scale = new MinMax().fit(new double[] {-2, 0, 6});
        assertThat(scale.apply(-2)).isZero();
        assertThat(scale.apply(6)).isEqualTo(1);
        assertThat(scale.apply(10)).isEqualTo(1.5);
    }

    @Test
    void noneLeavesNumbersAsTheyAre() {
        assertThat(new None().fit(sorted).apply(-123.456)).isEqualTo(-123.456);
    }

    @Test
    void aScaleOfNoWidthIsRefused() {
        assertThatThrownBy(() -> new AffineScale(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AffineScale(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
