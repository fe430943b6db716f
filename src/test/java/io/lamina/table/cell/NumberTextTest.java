package io.lamina.table.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberTextTest {
    @Test
    void formattedNumbersParseToThemselves() {
        Random random = new Random(2);
        for (int i = 0; i < 10_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                assertThat(NumberText.parse(NumberText.format(number))).isEqualTo(number);
            }
        }
    }

    @Test
    void integersAreWrittenWithoutAPoint() {
        assertThat(NumberText.format(5)).isEqualTo("5");
        assertThat(NumberText.format(-120)).isEqualTo("-120");
        assertThat(NumberText.format(0.1)).isEqualTo("0.1");
        assertThat(NumberText.format(1e300)).isEqualTo("1.0E300");
    }

    @Test
    void textThatIsNoNumberIsNaN() {
        assertThat(NumberText.parse("five")).isNaN();
        assertThat(NumberText.parse("")).isNaN();
    }
}
