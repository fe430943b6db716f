package io.lamina.nn.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lamina.nn.linalg.RandomStream.Purpose;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
    @Test
    void isSplitMix64() {
        long key = RandomStream.key(42, Purpose.DROPOUT, 3);
        RandomStream stream = RandomStream.of(42, Purpose.DROPOUT, 3);
        SplittableRandom reference = new SplittableRandom(key);
        for (int i = 0; i < 100; i++) {
            assertThat(stream.nextLong()).isEqualTo(reference.nextLong());
        }
    }

    @Test
    void seedPurposeAndIndexEachMakeAnotherStream() {
        long key = RandomStream.key(1, Purpose.DROPOUT, 1);
        assertThat(key)
                .isEqualTo(RandomStream.key(1, Purpose.DROPOUT, 1))
                .isNotEqualTo(RandomStream.key(2, Purpose.DROPOUT, 1))
                .isNotEqualTo(RandomStream.key(1, Purpose.SHUFFLING, 1))
                .isNotEqualTo(RandomStream.key(1, Purpose.DROPOUT, 2));
    }

    @Test
    void numbersAreUniformAndNormal() {
        RandomStream stream = RandomStream.of(1, Purpose.INITIALIZATION, 0);
        int count = 100_000;
        int[] buckets = new int[7];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            buckets[stream.nextInt(7)]++;
            double number = stream.nextGaussian();
            sum += number;
            squares += number * number;
        }
        for (int bucket : buckets) {
            assertThat(bucket).isCloseTo(count / 7, within(600));
        }
        assertThat(sum / count).isCloseTo(0, within(0.015));
        assertThat(squares / count).isCloseTo(1, within(0.02));
    }

    @Test
    void refusesABoundThatIsNotPositive() {
        RandomStream stream = RandomStream.of(1, Purpose.SHUFFLING, 0);
        assertThatThrownBy(() -> stream.nextInt(0)).hasMessage("bound must be positive, got 0");
    }
}
