package io.lamina.nn.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MinorityOversamplingTest {
    /** 60 rows of class 0, 25 of class 1, 7 of class 3; class 2 has none. */
    private final int[] classes = new int[92];

    MinorityOversamplingTest() {
        for (int row = 0; row < classes.length; row++) {
            classes[row] = row % 13 == 0 && row > 0 ? 3 : row % 4 == 1 ? 1 : 0;
        }
    }

    @Test
    void everyClassBecomesAsLargeAsTheLargest() {
        int[] before = counts(allRows());
        Oversampling oversampling = new MinorityOversampling(1).build(classes, 1, 0);
        int[] after = counts(oversampling.rows(1));
        assertThat(after).containsExactly(before[0], before[0], 0, before[0]);
        assertThat(oversampling.rowCount()).isEqualTo(3 * before[0]);
    }

    @Test
    void everyRowIsThereAndNoneMuchMoreOftenThanItsLike() {
        int[] times = new int[classes.length];
        for (int row : new MinorityOversampling(0.8).build(classes, 1, 0).rows(4)) {
            times[row]++;
        }
        int[] before = counts(allRows());
        for (int row = 0; row < classes.length; row++) {
            int present = before[classes[row]];
            double wanted = Math.max(present, Math.round(0.8 * before[0])) / (double) present;
            assertThat(times[row]).isBetween((int) Math.floor(wanted), (int) Math.ceil(wanted));
        }
    }

    @Test
    void aSmallRatioLeavesTheRowsAsTheyAre() {
        int[] rows = new MinorityOversampling(0.01).build(classes, 1, 0).rows(1);
        assertThat(rows).containsExactlyInAnyOrder(allRows());
    }

    @Test
    void seedAndEpochDecideWhichRowsAreRepeated() {
        Oversampling first = new MinorityOversampling(1).build(classes, 1, 0);
        Oversampling second = new MinorityOversampling(1).build(classes, 1, 0);
        int[] third = first.rows(3).clone();
        second.rows(1);
        assertThat(second.rows(3)).isEqualTo(third);
        assertThat(second.rows(2)).isNotEqualTo(third);
        assertThat(new MinorityOversampling(1).build(classes, 2, 0).rows(3)).isNotEqualTo(third);
    }

    @Test
    void aRatioOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new MinorityOversampling(2))
                .hasMessage("minority_oversampling.ratio must be greater than 0 and at most 1, got 2.0");
    }

    private int[] allRows() {
        int[] rows = new int[classes.length];
        Arrays.setAll(rows, row -> row);
        return rows;
    }

    private int[] counts(int[] rows) {
        int[] counts = new int[4];
        for (int row : rows) {
            counts[classes[row]]++;
        }
        return counts;
    }
}
