package io.lamina.table.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.table.Table;
import io.lamina.table.TableException;
import io.lamina.table.TableWarning;
import io.lamina.table.TestTables;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeriesTest {
    private static Series series(Table table, @Nullable String time, @Nullable String group, @Nullable Double maxGap) {
        ForecastSpec spec = new ForecastSpec(time, group, 1, 1, 1, maxGap);
        return Series.of(table, TestTables.rows(table.rowCount()), spec);
    }

    private static int[] order(Series series) {
        return IntStream.range(0, series.size()).map(series::row).toArray();
    }

    private static int[] runs(Series series) {
        return IntStream.range(0, series.size()).map(series::runOf).toArray();
    }

    @Test
    void rowsFollowOneAnotherByGroupThenTimeThenFile() {
        Table table = TestTables.csv("g,t\nb,2\na,3\nb,1\na,1\nb,2\n");
        Series series = series(table, "t", "g", null);
        assertThat(order(series)).containsExactly(2, 0, 4, 3, 1);
        assertThat(runs(series)).containsExactly(0, 0, 0, 3, 3);
    }

    @Test
    void timesThatRepeatAreKeptInTheOrderOfTheFileAndWarnedOf() {
        Series series = series(TestTables.csv("t,x\n1,0\n2,0\n2,0\n3,0\n"), "t", null, null);
        assertThat(order(series)).containsExactly(0, 1, 2, 3);
        TableWarning warning = series.warnings().getFirst();
        assertThat(warning.code()).isEqualTo("duplicate_times");
        assertThat(warning.detail()).contains("1 row has the time of the row before", "a groupColumn tells apart?");
    }

    @Test
    void gapIsWarnedOfAndEndsARunOnlyWhereMaxGapSaysSo() {
        Table table = TestTables.csv("t\n2020-01-01\n2020-01-02\n2020-01-03\n2020-01-06\n2020-01-07\n");
        Series across = series(table, "t", null, null);
        assertThat(runs(across)).containsExactly(0, 0, 0, 0, 0);
        assertThat(across.warnings().getFirst().code()).isEqualTo("time_gaps");
        assertThat(across.warnings().getFirst().detail())
                .startsWith("1 steps in time are longer than the usual one, the longest 3.0 times");
        assertThat(runs(series(table, "t", null, 1.5))).containsExactly(0, 0, 0, 3, 3);
        assertThat(runs(series(table, "t", null, 3.0))).containsExactly(0, 0, 0, 0, 0);
    }

    @Test
    void monthsAreOfOneLengthAndSoAreRowsOfAFile() {
        Table months = TestTables.csv("t\n2020-01-01\n2020-02-01\n2020-03-01\n2020-04-01\n2020-05-01\n");
        assertThat(series(months, "t", null, null).warnings()).isEmpty();
        assertThat(series(months, null, null, 1.0).warnings()).isEmpty();
        assertThat(series(months, "t", null, null).calendar()).containsExactly(12);
    }

    @Test
    void rowThatIsLeftOutOfAFileIsAGap() {
        Table table = TestTables.column(6, "%d");
        Series series = Series.of(table, new int[] {0, 1, 3, 4, 5}, new ForecastSpec(null, null, 1, 1, 1, 1.0));
        assertThat(runs(series)).containsExactly(0, 0, 2, 2, 2);
    }

    @Test
    void rowsWithoutATimeAreRefused() {
        assertThatThrownBy(() -> series(TestTables.csv("t,x\n1,1\n,2\n"), "t", null, null))
                .isInstanceOf(TableException.class)
                .hasMessageStartingWith("row 2, column t");
    }

    @Test
    void clockOnlyRisesOrOnlyFallsWithinEachRun() {
        Table table = TestTables.csv("""
                g,t,year,down,month,same
                a,1,2000,5,11,1
                a,2,2000,4,12,1
                a,3,2001,4,1,1
                b,1,1990,9,11,1
                b,2,1991,8,12,1
                """);
        Series series = series(table, "t", "g", null);
        int[] all = TestTables.rows(5);
        assertThat(series.isClock(table.column("year"), all)).isTrue();
        assertThat(series.isClock(table.column("down"), all)).isTrue();
        assertThat(series.isClock(table.column("month"), all)).isFalse();
        assertThat(series.isClock(table.column("same"), all)).isFalse();
        assertThat(series.isClock(table.column("g"), all)).isFalse();
        assertThat(series.isClock(table.column("month"), new int[] {0, 1}))
                .as("only the rows that are asked for count")
                .isTrue();
    }
}
