package io.lamina.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.table.cell.DecimalSeparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellReaderTest {
    private static final CellReader PERCENT = new CellReader(new CellReading(null, DecimalSeparator.POINT, "%", false));

    @Test
    void valuesThatAreNoTextAreWhatTheyAre() {
        CellReader usual = new CellReader(CellReading.USUAL);
        assertThat(usual.read(null)).isNull();
        assertThat(usual.read(-999)).isEqualTo(-999);
        assertThat(usual.read(true)).isEqualTo(true);
        assertThat(usual.read("17%")).isEqualTo("17%");
        assertThat(usual.read("NA")).isNull();
    }

    @Test
    void aNumberThatWasSaidToMeanNoValueIsMissingAlsoAsANumber() {
        CellReader reader = new CellReader(new CellReading(List.of("-999"), null, null, false));
        assertThat(reader.read(-999)).isNull();
        assertThat(reader.read(-999.0)).isNull();
        assertThat(reader.read(-998)).isEqualTo(-998);
        assertThat(reader.read("NA")).isEqualTo("NA");
    }

    @Test
    void aNumberWithoutItsSignIsReadAndOneWithAnotherSignIsNot() {
        assertThat(PERCENT.read("17 %")).isEqualTo("17");
        assertThat(PERCENT.read("17")).isEqualTo("17");
        assertThat(PERCENT.read("$17")).isEqualTo("$17");
    }

    @Test
    void aUnitNeedsADecimalSeparator() {
        assertThatThrownBy(() -> new CellReading(null, null, "%", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("decimalSeparator");
    }
}
