package io.lamina.table.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lamina.table.Table;
import io.lamina.table.TableException;
import io.lamina.table.TestTables;
import io.lamina.table.split.Chronological;
import io.lamina.table.split.Group;
import io.lamina.table.split.Predefined;
import io.lamina.table.split.Split;
import io.lamina.table.split.ValidationStrategy;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static Windows windows(Table table, ForecastSpec spec) {
        return new Windows(Series.of(table, TestTables.rows(table.rowCount()), spec), table.column("y"), spec);
    }

    private static ForecastSpec spec(int lags, int horizon) {
        return new ForecastSpec(null, null, lags, horizon, 1, null);
    }

    private static Split rows(Table table, ValidationStrategy strategy) {
        return strategy.splits(table, TestTables.rows(table.rowCount()), null, 1)
                .getFirst();
    }

    private static Table values(double... values) {
        return TestTables.csv("x,y\n"
                + Arrays.stream(values)
                        .mapToObj(value -> "0," + (Double.isNaN(value) ? "" : value))
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void windowLooksBackOnRowsAndSaysThoseThatFollow() {
        Windows windows = windows(values(0, 10, 20, 30, 40, 50), spec(2, 3));
        assertThat(windows.count()).isEqualTo(2);
        assertThat(windows.history(new int[] {1, 2})).containsExactly(0, 1, 1, 2);
        assertThat(windows.said(new int[] {1, 2})).containsExactly(2, 3, 4, 3, 4, 5);
        assertThat(windows.rowsOf(new int[] {2})).containsExactly(1, 2, 3, 4, 5);
    }

    /** Series of random lengths, times, gaps and missing targets, under every way of dividing them. */
    @Test
    void nothingThatIsKeptBackIsLearnedFromAndNoWindowLeavesItsSeries() {
        Random random = new Random(11);
        int sound = 0;
        for (int round = 0; round < 60; round++) {
            Table table = random(random);
            ForecastSpec spec = new ForecastSpec(
                    "t", "g", 1 + random.nextInt(4), 1 + random.nextInt(3), 1, random.nextBoolean() ? 2.5 : null);
            Windows windows = windows(table, spec);
            for (ValidationStrategy strategy :
                    List.of(new Chronological("t", 0.2, 0.2), new Group("g", 0.3, 0.3), new Predefined("part"))) {
                Split parts = rows(table, strategy);
                Split split;
                try {
                    split = windows.split(parts);
                } catch (TableException tooShort) {
                    assertThat(tooShort).hasMessageContaining("hold no window of");
                    continue;
                }
                requireSound(table, windows, parts, split, strategy);
                sound++;
            }
        }
        assertThat(sound).as("most tables can be divided").isGreaterThan(100);
    }

    private static Table random(Random random) {
        StringBuilder csv = new StringBuilder("g,t,part,y\n");
        int[] times = new int[6];
        for (int row = 0; row < 150; row++) {
            int group = random.nextInt(6);
            times[group] += random.nextInt(12) == 0 ? 4 : random.nextInt(20) == 0 ? 0 : 1;
            String part = times[group] < 12 ? "train" : times[group] < 18 ? "validation" : "test";
            csv.append("g%d,%d,%s,%s\n"
                    .formatted(group, times[group], part, random.nextInt(10) == 0 ? "" : "" + row / 4.0));
        }
        return TestTables.csv(csv.toString());
    }

    private static void requireSound(
            Table table, Windows windows, Split parts, Split split, ValidationStrategy strategy) {
        Set<Integer> training = boxed(parts.training());
        Set<Integer> validation = boxed(parts.validation());
        Set<Integer> test = boxed(parts.test());
        assertThat(training).containsAll(boxed(windows.rowsOf(split.training())));
        assertThat(validation).containsAll(boxed(windows.said(split.validation())));
        assertThat(test).containsAll(boxed(windows.said(split.test())));
        assertThat(boxed(windows.history(split.validation()))).doesNotContainAnyElementsOf(test);
        for (int origin : IntStream.concat(
                        Arrays.stream(split.training()),
                        IntStream.concat(Arrays.stream(split.validation()), Arrays.stream(split.test())))
                .toArray()) {
            int[] history = windows.history(new int[] {origin});
            int[] said = windows.said(new int[] {origin});
            int[] all = IntStream.concat(Arrays.stream(history), Arrays.stream(said))
                    .toArray();
            assertThat(Arrays.stream(all)
                            .mapToObj(row -> table.column("g").text(row))
                            .distinct())
                    .as("%s", strategy)
                    .hasSize(1);
            assertThat(Arrays.stream(all)
                            .mapToObj(row -> table.column("t").number(row))
                            .toList())
                    .isSorted();
            assertThat(Arrays.stream(said).filter(row -> table.column("y").isMissing(row)))
                    .isEmpty();
            assertThat(Double.isNaN(windows.lastKnown(new int[] {origin})[0])).isFalse();
        }
    }

    private static Set<Integer> boxed(int[] rows) {
        return Arrays.stream(rows).boxed().collect(Collectors.toSet());
    }

    @Test
    void windowsThatSayRowsOfTwoPartsAreLeftOut() {
        Table table = values(IntStream.range(0, 20).asDoubleStream().toArray());
        Windows windows = windows(table, spec(3, 2));
        Split split = windows.split(rows(table, new Chronological(null, 0.2, 0.2)));
        assertThat(split.training()).containsExactly(2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(split.validation()).as("looks back on training rows").containsExactly(11, 12, 13);
        assertThat(split.test()).containsExactly(15, 16, 17);
        assertThat(windows.count()).isEqualTo(8 + 3 + 3 + 2);
    }

    @Test
    void partThatHoldsNoWindowIsRefusedWithItsFigures() {
        Table table = values(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThatThrownBy(() -> windows(table, spec(2, 3)).split(rows(table, new Chronological(null, 0.2, 0))))
                .isInstanceOf(TableException.class)
                .hasMessageStartingWith(
                        "the 2 rows of the validation part hold no window of 2 rows back and 3 ahead with known targets");
    }

    @Test
    void targetsThatAreMissingAreNotSaidAndAHistoryWithoutAnyIsNone() {
        double none = Double.NaN;
        Windows windows = windows(values(1, none, 3, none, none, 6, 7), spec(2, 1));
        Split split = windows.split(new Split(TestTables.rows(7), new int[0], new int[0]));
        assertThat(split.training()).as("4 | none, none; 5 | none, 6").containsExactly(1, 5);
        assertThat(windows.lastKnown(new int[] {1, 5})).containsExactly(1, 6);
    }

    @Test
    void naiveForecastsRepeatTheLastValueAndTheLastSeason() {
        Windows windows = windows(values(1, 2, 3, 4, 5, 6, 7, 8), spec(1, 4));
        assertThat(windows.lastKnown(new int[] {3})).containsExactly(4);
        assertThat(windows.seasonalNaive(new int[] {3}, 3)).containsExactly(2, 3, 4, 2);
        assertThat(windows.seasonalNaive(new int[] {3}, 1)).containsExactly(4, 4, 4, 4);
        assertThat(windows.seasonalNaive(new int[] {0}, 3))
                .as("no season before it: the last value")
                .containsExactly(1, 1, 1, 1);
    }

    @Test
    void seasonWhoseValueIsMissingGivesWayToTheOneBefore() {
        Windows windows = windows(values(1, 2, Double.NaN, 4, 5, 6), spec(2, 1));
        assertThat(windows.seasonalNaive(new int[] {3}, 2)).containsExactly(1);
    }

    @Test
    void naiveErrorIsThatOfTheGivenRowsAlone() {
        Windows windows = windows(values(1, 3, 2, 100, -50, 7), spec(1, 1));
        assertThat(windows.naiveError(new int[] {0, 1, 2}, 1).orElseThrow()).isCloseTo(1.5, within(1e-12));
        assertThat(windows.naiveError(new int[] {0, 1, 2}, 2).orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(windows.naiveError(new int[] {0, 1, 2}, 3)).isEmpty();
    }

    @Test
    void lagsFollowTheSeasonOrTheRowsThereAre() {
        Table waves = values(IntStream.range(0, 400)
                .mapToDouble(t -> Math.sin(2 * Math.PI * t / 12) + t * 0.01)
                .toArray());
        assertThat(resolved(waves, 1))
                .extracting(ForecastSpec::chosenSeason, ForecastSpec::chosenLags)
                .containsExactly(12, 24);
        Random random = new Random(5);
        Table noise = values(random.doubles(400).toArray());
        assertThat(resolved(noise, 1))
                .extracting(ForecastSpec::chosenSeason, ForecastSpec::chosenLags)
                .containsExactly(1, 12);
        assertThat(resolved(noise, 5).chosenLags()).isEqualTo(4);
    }

    private static ForecastSpec resolved(Table table, int columns) {
        int[] all = TestTables.rows(table.rowCount());
        Series series = Series.of(table, all, ForecastSpec.DEFAULT);
        return ForecastSpec.DEFAULT.resolved(series, table.column("y"), all, columns);
    }
}
