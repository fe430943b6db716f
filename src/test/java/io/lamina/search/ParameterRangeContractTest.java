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
