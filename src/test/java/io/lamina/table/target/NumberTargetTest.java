package io.lamina.table.target;

import static io.lamina.table.TestTables.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lamina.table.Table;
import io.lamina.table.TableException;
import org.junit.jupiter.api.Test;

class NumberTargetTest {
    private final Table table = column("1", "2", "6", "1000000", "NA");

    @Test
    void statisticsComeFromTheTrainingRowsAlone() {
        NumberTarget target = NumberTarget.fit(table, "x", new int[] {0, 1, 2});
        assertThat(target.mean()).isEqualTo(3);
        assertThat(target.standardDeviation()).isCloseTo(Math.sqrt(14.0 / 3), within(1e-12));
    }

    @Test
    void decodingUndoesEncoding() {
        NumberTarget target = NumberTarget.fit(table, "x", new int[] {0, 1, 2});
        float[] encoded = target.encode(table, new int[] {3, 0});
        assertThat(target.decode(encoded[0])).isCloseTo(1_000_000, within(0.1));
        assertThat(target.decode(encoded[1])).isCloseTo(1, within(1e-6));
    }

    @Test
    void equalTargetsKeepTheirUnit() {
        assertThat(NumberTarget.fit(table, "x", new int[] {1}).standardDeviation())
                .isEqualTo(1);
    }

    @Test
    void aMissingTargetIsRefusedWithItsRow() {
        assertThatThrownBy(() -> NumberTarget.fit(table, "x", new int[] {0, 4}))
                .isInstanceOf(TableException.class)
                .hasMessage("row 5, column x: the target is missing or no number");
    }
}
