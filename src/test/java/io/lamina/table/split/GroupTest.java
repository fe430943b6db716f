package io.lamina.table.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.table.Table;
import io.lamina.table.TableException;
import io.lamina.table.TestTables;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupTest {
    private static Split split(Group strategy, Table table, long seed) {
        return strategy.splits(table, TestTables.rows(table.rowCount()), null, seed)
                .getFirst();
    }

    private static Set<String> groupsOf(Table table, int[] part) {
        return Arrays.stream(part)
                .mapToObj(row -> String.valueOf(table.column("g").text(row)))
                .collect(Collectors.toSet());
    }

    private static Table groups(int... sizes) {
        return TestTables.csv("g,x\n"
                + IntStream.range(0, sizes.length)
                        .boxed()
                        .flatMap(group -> IntStream.range(0, sizes[group]).mapToObj(i -> "g" + group + "," + i))
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void noGroupIsInTwoPartsAndEveryPartHasOne() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            int[] sizes = random.ints(3 + random.nextInt(20), 1, 30).toArray();
            Table table = groups(sizes);
            Split split = split(
                    new Group("g", 0.01 + random.nextDouble() * 0.5, 0.01 + random.nextDouble() * 0.4), table, round);
            Set<String> training = groupsOf(table, split.training());
            Set<String> validation = groupsOf(table, split.validation());
            Set<String> test = groupsOf(table, split.test());
            assertThat(training)
                    .isNotEmpty()
                    .doesNotContainAnyElementsOf(validation)
                    .doesNotContainAnyElementsOf(test);
            assertThat(validation).isNotEmpty().doesNotContainAnyElementsOf(test);
            assertThat(test).isNotEmpty();
            assertThat(training.size() + validation.size() + test.size()).isEqualTo(sizes.length);
        }
    }

    @Test
    void partsOfManyGroupsHaveTheirShareWithinAGroup() {
        int[] sizes = new Random(2).ints(100, 1, 20).toArray();
        int rows = Arrays.stream(sizes).sum();
        Split split = split(new Group("g", 0.2, 0.1), groups(sizes), 3);
        assertThat(Math.abs(split.validation().length - 0.2 * rows)).isLessThan(20);
        assertThat(Math.abs(split.test().length - 0.1 * rows)).isLessThan(20);
    }

    @Test
    void giantGroupStaysInTraining() {
        for (int seed = 0; seed < 20; seed++) {
            Split split = split(new Group("g", 0.2, 0), groups(90, 5, 5, 5, 5), seed);
            assertThat(split.validation()).hasSize(20);
        }
    }

    @Test
    void seedsGiveDifferentParts() {
        Table table = groups(5, 5, 5, 5, 5, 5, 5, 5);
        Group strategy = new Group("g", 0.25, 0);
        assertThat(IntStream.range(0, 20)
                        .mapToObj(seed ->
                                groupsOf(table, split(strategy, table, seed).validation()))
                        .distinct())
                .hasSizeGreaterThan(5);
    }

    @Test
    void numbersGroupByValueAndLabelsByTheirCharacters() {
        Table table = TestTables.csv("n,s\n1,a\n1.0,A\n2,a\n-0,b\n0,b\n");
        assertThat(RowGroups.of(table.column("n"), TestTables.rows(5)).index()).containsExactly(1, 1, 2, 0, 0);
        assertThat(RowGroups.of(table.column("s"), TestTables.rows(5)).count()).isEqualTo(3);
    }

    @Test
    void tooFewGroupsAndRowsWithoutOneAreRefused() {
        assertThatThrownBy(() -> split(new Group("g", 0.2, 0.2), groups(5, 5), 1))
                .isInstanceOf(TableException.class)
                .hasMessage("column g: has 2 groups of rows with a known target, but 3 parts need at least one each");
        assertThatThrownBy(() -> split(new Group("g", 0.2, 0), TestTables.csv("g,x\na,1\n,2\nb,3\n"), 1))
                .isInstanceOf(TableException.class)
                .hasMessageStartingWith("row 2, column g: must have a value in every row");
    }
}
