package io.lamina.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private final Table table = TestTables.csv("n,c,b,d\n1.50,x,true,2012-01-01\n,NA,?,-\n3,y,no,2012-01-02\n");

    @Test
    void rowsShowTypedValues() {
        assertThat(table.rows(0, 3).getFirst()).containsExactly(1.5, "x", true, "2012-01-01");
        assertThat(table.rows(1, 1).getFirst()).containsExactly(null, null, null, null);
        assertThat(table.rows(2, 5)).containsExactly(List.of(3.0, "y", false, "2012-01-02"));
    }

    @Test
    void rowsBeyondTheEndAreNone() {
        assertThat(table.rows(3, 10)).isEmpty();
        assertThat(table.rows(Long.MAX_VALUE, 10)).isEmpty();
        assertThat(table.rows(0, 0)).isEmpty();
    }

    @Test
    void negativeOffsetsAreRefused() {
        assertThatThrownBy(() -> table.rows(-1, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table.rows(0, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cellsAreNumbersAndTexts() {
        assertThat(table.column("n").number(0)).isEqualTo(1.5);
        assertThat(table.column("n").text(0)).isEqualTo("1.50");
        assertThat(table.column("n").number(1)).isNaN();
        assertThat(table.column("c").number(0)).isNaN();
        assertThat(table.column("b").number(2)).isZero();
        assertThat(table.column("d").number(0)).isEqualTo(1_325_376_000.0);
    }

    @Test
    void anUnknownColumnIsNamed() {
        assertThat(table.find("q")).isEmpty();
        assertThatThrownBy(() -> table.column("q"))
                .isInstanceOf(TableException.class)
                .hasMessage("column q: the table has no column of this name");
    }

    @Test
    void columnsOfDifferentLengthsOrEqualNamesAreNoTable() {
        NumberColumn one = new NumberColumn("a", new double[1]);
        assertThatThrownBy(() -> new Table(List.of(one, new NumberColumn("b", new double[2]))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Table(List.of(one, one))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Table(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLabelThatIsNotOfTheTypeIsRefused() {
        assertThatThrownBy(() ->
                        new LabelColumn("a", ColumnType.BOOLEAN, List.of("maybe"), Codes.pack(new int[] {0}, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maybe");
    }
}
