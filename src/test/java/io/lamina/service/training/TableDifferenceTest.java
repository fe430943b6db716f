package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.table.NumberColumn;
import io.lamina.table.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableDifferenceTest {
    private static Table table(String name, double... numbers) {
        return new Table(List.of(new NumberColumn(name, numbers)));
    }

    @Test
    void theFirstCellThatDiffersIsNamed() {
        Table table = table("x", 1, Double.NaN, 3);
        assertThat(TableDifference.first(table, table("x", 1, Double.NaN, 3))).isNull();
        assertThat(TableDifference.first(table, table("x", 1, 2, 4)))
                .isEqualTo("row 2 of column \"x\" was missing and is 2.0");
        assertThat(TableDifference.first(table, table("x", 1))).isEqualTo("the rows were 3 and are 1");
        assertThat(TableDifference.first(table, table("y", 1)))
                .isEqualTo("the columns were [x (numeric)] and are [y (numeric)]");
    }
}
