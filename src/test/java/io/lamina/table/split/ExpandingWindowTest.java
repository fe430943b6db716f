package io.lamina.table.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.table.Table;
import io.lamina.table.TableException;
import io.lamina.table.TestTables;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpandingWindowTest {
    private static Table times(int[] times) {
        return TestTables.csv(
                "t\n" + Arrays.stream(times).mapToObj(Integer::toString).collect(Collectors.joining("\n")));
    }

    private static int latest(int[] part, int[] times) {
        return Arrays.stream(part).map(row -> times[row]).max().orElseThrow();
    }

    private static int earliest(int[] part, int[] times) {
        return Arrays.stream(part).map(row -> times[row]).min().orElseThrow();
    }

    @Test
    void noFoldLearnsFromTheFutureOrThePresent() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            int[] times = random.ints(60 + random.nextInt(200), 0, 40).toArray();
            ExpandingWindow strategy =
                    new ExpandingWindow(2 + random.nextInt(5), "t", random.nextBoolean() ? 0.2 : 0.0);
            List<Split> splits = strategy.splits(times(times), TestTables.rows(times.length), null, round);
            int[] before = new int[0];
            for (Split split : splits) {
                assertThat(latest(split.training(), times)).isLessThan(earliest(split.test(), times));
                if (split.validation().length > 0) {
                    assertThat(latest(split.training(), times)).isLessThan(earliest(split.validation(), times));
                    assertThat(latest(split.validation(), times)).isLessThan(earliest(split.test(), times));
                }
                int[] learned = IntStream.concat(Arrays.stream(split.training()), Arrays.stream(split.validation()))
                        .sorted()
                        .toArray();
                assertThat(Arrays.stream(before).allMatch(row -> Arrays.binarySearch(learned, row) >= 0))
                        .as("the window grows")
                        .isTrue();
                before = IntStream.concat(Arrays.stream(learned), Arrays.stream(split.test()))
                        .sorted()
                        .toArray();
                assertThat(before).doesNotHaveDuplicates();
            }
            assertThat(before).as("the last fold reaches the end").hasSize(times.length);
        }
    }

    @Test
    void withoutAColumnRowsAreInTheOrderOfTheFile() {
        List<Split> splits =
                new ExpandingWindow(3, null, 0.0).splits(TestTables.column("1", "2"), TestTables.rows(8), null, 1);
        assertThat(splits.get(0).training()).containsExactly(0, 1);
        assertThat(splits.get(0).test()).containsExactly(2, 3);
        assertThat(splits.get(1).training()).containsExactly(0, 1, 2, 3);
        assertThat(splits.get(2).test()).containsExactly(6, 7);
    }

    @Test
    void fewerTimesThanBlocksAreRefused() {
        assertThatThrownBy(() -> new ExpandingWindow(3, "t", 0.0)
                        .splits(times(new int[] {1, 1, 1, 2, 2, 3}), TestTables.rows(6), null, 1))
                .isInstanceOf(TableException.class)
                .hasMessageContaining("the 6 rows with a known target have too few different times for 3 folds");
        assertThatThrownBy(() -> new ExpandingWindow(101, null, null)).hasMessageContaining("from 2 to 100, got 101");
    }
}
