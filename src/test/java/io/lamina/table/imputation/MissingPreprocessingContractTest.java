package io.lamina.table.imputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every stand-in for a missing number, and the formula of each. */
class MissingPreprocessingContractTest {
    static Stream<MissingPreprocessing> kinds() {
        List<MissingPreprocessing> all = List.of(new Median(), new Mean(), new Constant(0.25), new DropRow());
        assertThat(all.stream().<Class<?>>map(Object::getClass).toList())
                .containsExactlyInAnyOrder(MissingPreprocessing.class.getPermittedSubclasses());
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theFillLiesWithinTheTrainingValuesUnlessAPersonChoseIt(MissingPreprocessing kind) {
        assertThat(kind.fillRule()).isNotBlank();
        if (kind instanceof Constant constant) {
            assertThat(kind.fill(new double[] {7})).isEqualTo(constant.value());
            return;
        }
        Random random = new Random(1);
        for (int count = 1; count < 50; count++) {
            double[] sorted = random.doubles(count, -1e9, 1e9).sorted().toArray();
            assertThat(kind.fill(sorted)).isBetween(sorted[0], sorted[count - 1]);
        }
    }

    @Test
    void theMedianIsTheMiddle() {
        assertThat(new Median().fill(new double[] {1, 2, 1000})).isEqualTo(2);
        assertThat(new Median().fill(new double[] {1, 2, 4, 1000})).isEqualTo(3);
        assertThat(new Median().fill(new double[] {1.7e308, 1.7e308})).isEqualTo(1.7e308);
    }

    @Test
    void theMeanIsTheMean() {
        assertThat(new Mean().fill(new double[] {1, 2, 9})).isEqualTo(4);
    }

    @Test
    void onlyDropRowLeavesRowsOutAndAPredictionHasTheMedianInstead() {
        assertThat(kinds().filter(MissingPreprocessing::dropsRows)).containsExactly(new DropRow());
        assertThat(new DropRow().fill(new double[] {1, 2, 1000})).isEqualTo(2);
        assertThat(new DropRow().fillRule()).isEqualTo("training median");
    }

    @Test
    void aConstantThatCannotBeComputedWithIsRefused() {
        assertThatThrownBy(() -> new Constant(1e101)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Constant(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
