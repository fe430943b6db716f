package io.lamina.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EpochOrderTest {
    @Test
    void everyEpochVisitsEveryRowOnceInAnotherOrder() {
        EpochOrder order = new EpochOrder(100, null, 1);
        int[] first = order.of(1).clone();
        int[] second = order.of(2).clone();
        assertThat(first).containsExactlyInAnyOrder(IntStream.range(0, 100).toArray());
        assertThat(second).containsExactlyInAnyOrder(IntStream.range(0, 100).toArray());
        assertThat(first)
                .isNotEqualTo(second)
                .isNotEqualTo(IntStream.range(0, 100).toArray());
    }

    @Test
    void theOrderOfAnEpochDoesNotDependOnTheEpochsBefore() {
        EpochOrder order = new EpochOrder(100, null, 1);
        order.of(1);
        int[] second = order.of(2).clone();
        assertThat(new EpochOrder(100, null, 1).of(2)).isEqualTo(second);
        assertThat(new EpochOrder(100, null, 2).of(2)).isNotEqualTo(second);
    }

    @Test
    void everyRowIsEquallyLikelyToComeFirst() {
        EpochOrder order = new EpochOrder(5, null, 1);
        int[] counts = new int[5];
        for (int epoch = 1; epoch <= 10_000; epoch++) {
            counts[order.of(epoch)[0]]++;
        }
        assertThat(IntStream.of(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(1_850, 2_150));
    }
}
