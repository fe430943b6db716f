package io.lamina.table.cell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissingTokensTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "NA", "N/A", "n/a", "#N/A", "<NA>", "NaN", "nan", "NAN", "null", "NULL", "Null", "?", "-", ".",
                " ? ", "\tNA"
            })
    void documentedTokensMeanMissing(String text) {
        assertThat(MissingTokens.DEFAULT.contains(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Na", "na", "None", "none", "0", "--", "..", "N A", "missing", "unknown"})
    void otherTextIsALabel(String text) {
        assertThat(MissingTokens.DEFAULT.contains(text)).isFalse();
    }
}
