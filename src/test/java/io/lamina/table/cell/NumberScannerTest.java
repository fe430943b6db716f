package io.lamina.table.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberScannerTest {
    private final NumberScanner scanner = new NumberScanner();

    private boolean scan(String text) {
        return scanner.scan(text.toCharArray(), 0, text.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "7",
                "-1",
                "3.25",
                "-0.5",
                "0.000001",
                "100",
                "123456789012345",
                "-99999.9999999999",
                "0.0",
                "5.10",
                "1234567890123456",
                "9007199254740993",
                "-999999999999999999",
                "0.1234567890123456",
                "0.30000000000000004",
                "-0.012345678901234567",
                "0.0000000000000000000001"
            })
    void plainDecimalsKeepTheirExactText(String text) {
        assertThat(scan(text)).isTrue();
        assertThat(scanner.value()).isEqualTo(Double.parseDouble(text));
        assertThat(NumberScanner.textOf(scanner.value(), scanner.shape())).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e5",
                "1E-7",
                "+1",
                "007",
                ".5",
                "5.",
                "-0",
                "-0.0",
                "00.5",
                " 1",
                "1 ",
                "2.2250738585072011e-308",
                "1e-400",
                "1234567890123456789",
                "0.1234567890123456789"
            })
    void otherNumbersHaveTheirValueButNoShape(String text) {
        assertThat(scan(text)).isTrue();
        assertThat(scanner.value()).isEqualTo(Double.parseDouble(text.strip()));
        assertThat(scanner.shape()).isEqualTo(NumberScanner.NO_SHAPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "+",
                ".",
                "e5",
                "1e",
                "1e+",
                "1.2.3",
                "1,5",
                "1,234",
                "12%",
                "$5",
                "0x1F",
                "1f",
                "1d",
                "1L",
                "NaN",
                "--1",
                "1-",
                "2012-01-01",
                "1 2",
                "٣",
                "１",
                "1_000",
                "infinite",
                "in",
                "ınf",
                "+-1",
                "1e5.5",
                "true"
            })
    void everythingElseIsNoNumber(String text) {
        assertThat(scan(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "Inf", "INFINITY", "+inf", "1e400", "1" + "00000000000000000000e300"})
    void infinityIsANumberThatIsNotFinite(String text) {
        assertThat(scan(text)).isTrue();
        assertThat(scanner.value()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(scan("-" + text.replace("+", ""))).isTrue();
        assertThat(scanner.value()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void randomDecimalsReadAsJavaReadsThem() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            String text = new BigDecimal(random.nextLong() >> random.nextInt(63))
                    .movePointLeft(random.nextInt(20))
                    .toPlainString();
            assertThat(scan(text)).as(text).isTrue();
            assertThat(scanner.value()).as(text).isEqualTo(Double.parseDouble(text));
            if (scanner.shape() != NumberScanner.NO_SHAPE) {
                assertThat(NumberScanner.textOf(scanner.value(), scanner.shape()))
                        .isEqualTo(text);
            }
        }
    }

    @Test
    void leadingZerosAndIntegersBeyondADoubleAreNoticed() {
        assertThat(scan("00501")).isTrue();
        assertThat(scanner.hasLeadingZeros()).isTrue();
        assertThat(scanner.isInexactInteger()).isFalse();
        assertThat(scan("9007199254740993")).isTrue();
        assertThat(scanner.isInexactInteger()).isTrue();
        assertThat(scanner.hasLeadingZeros()).isFalse();
        assertThat(scan("0.5")).isTrue();
        assertThat(scanner.hasLeadingZeros()).isFalse();
    }

    @Test
    void onlyTheGivenPartOfTheBufferIsRead() {
        assertThat(scanner.scan("12345".toCharArray(), 1, 3)).isTrue();
        assertThat(scanner.value()).isEqualTo(234);
    }
}
