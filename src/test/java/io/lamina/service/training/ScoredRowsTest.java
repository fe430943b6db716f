package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScoredRowsTest {
    @Test
    void rowsAreTheSameByNumberAndOrder() {
        ScoredRows rows = ScoredRows.of(new int[] {3, 1, 2});
        assertThat(rows.areOf(ScoredRows.of(new int[] {3, 1, 2}))).isTrue();
        assertThat(rows.areOf(ScoredRows.of(new int[] {1, 2, 3}))).isFalse();
        assertThat(rows.areOf(ScoredRows.of(new int[] {3, 1, 2, 0}))).isFalse();
        assertThat(rows.areOf(ScoredRows.of(new int[] {3, 1}))).isFalse();
    }
}
