package io.lamina.table.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTextTest {
    @ParameterizedTest
    @CsvSource({
        "2012-01-31, 2012-01-31T00:00:00Z",
        "2012-01-31T09:30, 2012-01-31T09:30:00Z",
        "2012-01-31 09:30:15, 2012-01-31T09:30:15Z",
        "2012-01-31T09:30:15Z, 2012-01-31T09:30:15Z",
        "2012-01-31T09:30+02:00, 2012-01-31T07:30:00Z",
        "2012-01-31T09:30-0530, 2012-01-31T15:00:00Z",
        "0001-01-01, 0001-01-01T00:00:00Z"
    })
    void isoTextIsSecondsSince1970(String text, Instant expected) {
        assertThat(MomentText.parse(text)).isEqualTo((double) expected.getEpochSecond());
    }

    @Test
    void fractionsOfASecondCount() {
        assertThat(MomentText.parse("1970-01-01T00:00:01.25Z")).isEqualTo(1.25);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2012",
                "2012-1-1",
                "31.01.2012",
                "2012-02-30",
                "2012-13-01",
                "2012-01-01T25:00",
                "2012-01-01T",
                "20120101",
                "2012-01-01x",
                "2012-01-01T10:00+99:00",
                "12012-01-01"
            })
    void otherTextIsNoMoment(String text) {
        assertThat(MomentText.parse(text)).isNaN();
    }
}
