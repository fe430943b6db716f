package io.lamina.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lamina.setting.Kind;
import io.lamina.setting.Kinds;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParameterRangeContractTest {
    static Stream<ParameterRange> ranges() {
        return Stream.of(
                new Uniform(-2, 3, null),
                new LogUniform(1e-4, 0.1, null),
                new Integers(-3, 7, null),
                new Integers(1, 1_000_000, null),
                new LogIntegers(1, 512, null),
                new LogIntegers(3, 5, null),
                new Choice(List.of("adam", "sgd", List.of(64L, 32L)), null));
    }

    @Test
    void everyKindIsTried() {
        assertThat(ranges().map(Object::getClass).map(Class.class::cast).toList())
                .containsAll(Kinds.of(ParameterRange.class).values());
        assertThat(Kinds.of(ParameterRange.class).values())
                .allSatisfy(kind ->
                        assertThat(kind.getAnnotation(Kind.class).formula()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void placeOfAValueIsAPlaceThatHasIt(ParameterRange range) {
        DoubleStream.iterate(0, u -> u < 1, u -> u + 0.0137).forEach(place -> {
            Object value = range.valueAt(place);
            double back = range.placeOf(value);
            assertThat(back).isBetween(0.0, 1.0);
            if (value instanceof Double number) {
                assertThat((Double) range.valueAt(back)).isCloseTo(number, within(1e-9 * (1 + Math.abs(number))));
            } else {
                assertThat(range.valueAt(back)).isEqualTo(value);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void gridHasEachOfItsValuesOnce(ParameterRange range) {
        List<Double> places = range.grid(6);
        Set<Object> values = new HashSet<>();
        places.forEach(place -> values.add(range.valueAt(place)));
        assertThat(values).hasSameSizeAs(places);
        assertThat(places.size()).isBetween(1, 6);
    }

    @Test
    void gridGoesFromEndToEnd() {
        assertThat(grid(new Uniform(0, 0.5, null), 3)).containsExactly(0.0, 0.25, 0.5);
        assertThat(grid(new LogUniform(0.001, 0.1, null), 3))
                .hasSize(3)
                .startsWith(0.001)
                .endsWith(0.1)
                .satisfies(values -> assertThat((Double) values.get(1)).isCloseTo(0.01, within(1e-15)));
        assertThat(grid(new Integers(4, 16, null), 3)).containsExactly(4L, 10L, 16L);
        assertThat(grid(new Integers(1, 3, null), 5)).containsExactly(1L, 2L, 3L);
        assertThat(grid(new LogIntegers(4, 64, null), 3)).containsExactly(4L, 16L, 64L);
        assertThat(grid(new LogIntegers(1, 6, null), 6)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(grid(new Uniform(0, 0.5, null), 1)).containsExactly(0.25);
        assertThat(grid(new Choice(List.of("a", "b"), null), 5)).containsExactly("a", "b");
    }

    private static List<Object> grid(ParameterRange range, int points) {
        return range.grid(points).stream().map(range::valueAt).toList();
    }

    @Test
    void endsOfARangeAreItsSmallestAndLargest() {
        assertThat(new Integers(2, 4, null).valueAt(0)).isEqualTo(2L);
        assertThat(new Integers(2, 4, null).valueAt(1)).isEqualTo(4L);
        assertThat(new LogIntegers(1, 512, null).valueAt(1)).isEqualTo(512L);
        for (double[] ends : new double[][] {{1e-3, 1e6}, {1e-4, 0.1}, {0.3, 0.7}}) {
            for (ParameterRange range :
                    List.of(new LogUniform(ends[0], ends[1], null), new Uniform(ends[0], ends[1], null))) {
                assertThat(List.of(range.valueAt(0), range.valueAt(1))).containsExactly(ends[0], ends[1]);
                assertThat(range.valueAt(range.placeOf(ends[1]))).isEqualTo(ends[1]);
            }
        }
        assertThat((Double) new LogUniform(1e-4, 0.1, null).valueAt(0.5))
                .isEqualTo(0.0031622776601683794, within(1e-15));
        assertThat(new Choice(List.of("a", "b"), null).valueAt(1)).isEqualTo("b");
    }

    @Test
    void valueThatTheRangeHasNotIsInTheMiddle() {
        assertThat(new Uniform(0, 1, null).placeOf("text")).isEqualTo(0.5);
        assertThat(new LogUniform(1, 2, null).placeOf(-1.0)).isEqualTo(0.5);
        assertThat(new Uniform(0, 1, null).placeOf(7.0)).isOne();
        assertThat(new Choice(List.of("a", "b"), null).placeOf("c")).isEqualTo(0.5);
    }

    @Test
    void rangeWithoutValuesIsRefused() {
        assertThatThrownBy(() -> new Uniform(2, 1, null)).hasMessageContaining("got 2.0 and 1.0");
        assertThatThrownBy(() -> new Integers(4, 4, null)).hasMessageContaining("min must be less than max");
        assertThatThrownBy(() -> new LogUniform(0, 1, null)).hasMessageContaining("greater than 0");
        assertThatThrownBy(() -> new Choice(List.of("a", "a"), null)).hasMessageContaining("differ");
    }
}
