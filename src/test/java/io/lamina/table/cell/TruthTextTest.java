package io.lamina.table.cell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TruthTextTest {
    @Test
    void trueAndYesAreOneInAnyCase() {
        assertThat(TruthText.parse("true")).isEqualTo(1);
        assertThat(TruthText.parse("TRUE")).isEqualTo(1);
        assertThat(TruthText.parse("Yes")).isEqualTo(1);
    }

    @Test
    void falseAndNoAreZeroInAnyCase() {
        assertThat(TruthText.parse("False")).isZero();
        assertThat(TruthText.parse("no")).isZero();
    }

    @Test
    void otherTextIsNoTruthValue() {
        assertThat(TruthText.parse("1")).isNaN();
        assertThat(TruthText.parse("y")).isNaN();
        assertThat(TruthText.parse("")).isNaN();
    }
}
