package io.lamina.table.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every way of scaling, and the formula of each. */
class NumericPreprocessingContractTest {
    private final double[] sorted =
            new Random(1).doubles(500, -3, 9).map(x -> x + 1e7).sorted().toArray();

    static Stream<NumericPreprocessing> kinds() {
        List<NumericPreprocessing> all = List.of(
                new Standardize(),
                new MinMax(),
                new Robust(),
                new Quantile(1_000, OutputDistribution.UNIFORM),
                new Quantile(1_000, OutputDistribution.NORMAL),
                new None());
        assertThat(all.stream().<Class<?>>map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(NumericPreprocessing.class.getPermittedSubclasses());
        return all.stream();
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
    void equalValuesInTheMiddleLeaveTheWidthOfRobustAtOne() {
        assertThat(new Robust().fit(new double[] {0, 0, 0, 0, 9})).isEqualTo(new AffineScale(0, 1));
    }

    @Test
    void equalValuesShareTheMiddleOfTheirRanks() {
        FittedScale scale = new Quantile(5, OutputDistribution.UNIFORM).fit(new double[] {1, 4, 4, 4, 9});
        assertThat(scale.apply(4)).isEqualTo(0.5);
        assertThat(scale.apply(6.5)).isEqualTo(0.875);
        assertThat(scale.apply(-1e300)).isZero();
        assertThat(scale.apply(1e300)).isEqualTo(1);
        assertThat(scale.invert(0.875)).isEqualTo(6.5);
    }

    @Test
    void aModelCarriesAThousandQuantilesHoweverManyRowsThereAre() {
        double[] many = new Random(2).doubles(200_000).sorted().toArray();
        QuantileScale scale = (QuantileScale) new Quantile(1_000, OutputDistribution.UNIFORM).fit(many);
        assertThat(scale.quantiles()).hasSize(1_000);
        assertThat(scale.apply(0.3)).isCloseTo(0.3, within(0.005));
    }

    @Test
    void quantilesThatDoNotAscendAreRefused() {
        assertThatThrownBy(() -> new QuantileScale(List.of(2.0, 1.0), OutputDistribution.UNIFORM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("quantiles must be finite and ascending, got 1.0 at position 1");
        assertThatThrownBy(() -> new QuantileScale(List.of(), OutputDistribution.UNIFORM))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Quantile(1, OutputDistribution.UNIFORM))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theNormalDistributionIsItsOwnInverse() {
        for (double p : new double[] {1e-300, 1e-12, 1e-7, 0.01, 0.075, 0.3, 0.5, 0.77, 0.999, 1 - 1e-7}) {
            assertThat(NormalDistribution.cumulative(NormalDistribution.quantile(p)))
                    .isCloseTo(p, within(2e-15));
        }
        assertThat(NormalDistribution.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-15));
        assertThat(NormalDistribution.quantile(1e-300)).isCloseTo(-37.0471, within(1e-4));
        assertThat(NormalDistribution.quantile(1)).isInfinite();
    }

    @Test
    void aScaleOfNoWidthIsRefused() {
        assertThatThrownBy(() -> new AffineScale(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AffineScale(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
