package io.lamina.table.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.table.Table;
import io.lamina.table.TableException;
import io.lamina.table.TestTables;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChronologicalTest {
    private static Split split(Chronological strategy, Table table) {
        return strategy.splits(table, TestTables.rows(table.rowCount()), null, 1)
                .getFirst();
    }

    @Test
    void orderOfRowsIsTheTimeWhereNoColumnSaysAnother() {
        Split split = split(new Chronological(null, 0.2, 0.1), TestTables.column(10, "%d"));
        assertThat(split.training()).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(split.validation()).containsExactly(7, 8);
        assertThat(split.test()).containsExactly(9);
    }

    @Test
    void datesDecideWhereverTheirRowsStand() {
        Table table = TestTables.csv("t\n2020-03-01\n2020-01-01\n2020-05-01\n2020-02-01\n2020-04-01\n");
        Split split = split(new Chronological("t", 0.2, 0.2), table);
        assertThat(split.training()).containsExactly(0, 1, 3);
        assertThat(split.validation()).containsExactly(4);
        assertThat(split.test()).containsExactly(2);
    }

    @Test
    void noRowIsKeptBackThatIsNotLaterThanEveryEarlierPart() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            Table table = TestTables.csv("t,x\n"
                    + random.ints(50, 0, 12).mapToObj(time -> time + ",1").collect(Collectors.joining("\n")));
            Split split =
                    split(new Chronological("t", 0.05 + 0.3 * random.nextDouble(), 0.3 * random.nextDouble()), table);
            assertThat(last(table, split.training())).isLessThan(first(table, split.validation()));
            assertThat(last(table, split.validation())).isLessThan(first(table, split.test()));
        }
    }

    private static double first(Table table, int[] part) {
        return Arrays.stream(part).mapToDouble(table.column("t")::number).min().orElse(Double.POSITIVE_INFINITY);
    }

    private static double last(Table table, int[] part) {
        return Arrays.stream(part).mapToDouble(table.column("t")::number).max().orElse(Double.NEGATIVE_INFINITY);
    }

    @Test
    void rowsOfTheTimeAtTheBorderAllGoToTheLaterPart() {
        Split split = split(new Chronological("t", 0.2, 0), TestTables.csv("t\n1\n2\n3\n4\n4\n4\n"));
        assertThat(split.validation()).containsExactly(3, 4, 5);
    }

    @Test
    void oneMomentCannotBeDivided() {
        assertThatThrownBy(() -> split(new Chronological("t", 0.2, 0.2), TestTables.csv("t\n7\n7\n7\n")))
                .isInstanceOf(TableException.class)
                .hasMessageContaining("the 3 rows with a known target have too few different times");
    }

    @Test
    void rowsWithoutATimeAndColumnsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> split(Chronological.by("t"), TestTables.csv("t,x\n1,1\n,2\n3,3\n")))
                .isInstanceOf(TableException.class)
                .hasMessageStartingWith("row 2, column t: must have a value in every row");
        assertThatThrownBy(() -> split(Chronological.by("t"), TestTables.csv("t\nspring\nsummer\n")))
                .isInstanceOf(TableException.class)
                .hasMessage("column t: must hold dates or numbers to be a time, but it is categorical");
    }
}
