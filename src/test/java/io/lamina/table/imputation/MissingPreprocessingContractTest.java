package io.lamina.table.imputation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every stand-in for a missing number, and the formula of each. */
class MissingPreprocessingContractTest {
    static Stream<MissingPreprocessing> kinds() throws ReflectiveOperationException {
        Stream.Builder<MissingPreprocessing> kinds = Stream.builder();
        for (Class<?> kind : MissingPreprocessing.class.getPermittedSubclasses()) {
            kinds.add((MissingPreprocessing) kind.getDeclaredConstructor().newInstance());
        }
        return kinds.build();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theFillLiesWithinTheTrainingValues(MissingPreprocessing kind) {
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
}
