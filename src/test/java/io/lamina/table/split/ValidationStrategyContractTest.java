package io.lamina.table.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.table.Table;
import io.lamina.table.TestTables;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every strategy, at settings of its own choosing. */
class ValidationStrategyContractTest {
    private final Table table = TestTables.csv("x,patient,day,part\n"
            + IntStream.range(0, 103)
                    .mapToObj(row -> row + ",p" + row * 7 % 17 + ",2020-01-" + (10 + row * 11 % 19) + ","
                            + List.of("train", "Train", "VALIDATION", "test").get(row * 5 % 4))
                    .collect(Collectors.joining("\n")));
    private final int[] rows =
            IntStream.range(0, 103).filter(row -> row % 3 != 0).toArray();
    private final int[] classes =
            Arrays.stream(rows).map(row -> row % 7 == 0 ? 1 : 0).toArray();

    static Stream<ValidationStrategy> strategies() {
        List<ValidationStrategy> all = List.of(
                new Holdout(0.2, 0.0, true),
                new Holdout(0.25, 0.1, false),
                new KFold(4, 3, true, null, 0.1),
                new KFold(5, 1, false, null, null),
                new KFold(5, 2, true, "patient", 0.2),
                new Group("patient", 0.2, 0.2),
                new Chronological("day", 0.2, 0.1),
                Chronological.by(null),
                new ExpandingWindow(4, "day", 0.2),
                new ExpandingWindow(5, null, null),
                new Predefined("part"),
                new None());
        assertThat(all.stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(ValidationStrategy.class.getPermittedSubclasses());
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void everyRowIsInExactlyOnePartUnlessItIsTheFutureOfAFold(ValidationStrategy strategy) {
        for (Split split : strategy.splits(table, rows, classes, 1)) {
            int[] all = IntStream.concat(
                            Arrays.stream(split.training()),
                            IntStream.concat(Arrays.stream(split.validation()), Arrays.stream(split.test())))
                    .sorted()
                    .toArray();
            if (strategy instanceof ExpandingWindow) {
                assertThat(all).doesNotHaveDuplicates();
                assertThat(rows).contains(all);
            } else {
                assertThat(all).isEqualTo(rows);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void partsAreInAscendingOrderAndTrainingIsNotEmpty(ValidationStrategy strategy) {
        for (Split split : strategy.splits(table, rows, classes, 2)) {
            assertThat(split.training()).isNotEmpty().isSorted();
            assertThat(split.validation()).isSorted();
            assertThat(split.test()).isSorted();
        }
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void theSameSeedGivesTheSamePartsWhateverTheOrderOfRows(ValidationStrategy strategy) {
        int[] reversed = IntStream.range(0, rows.length)
                .map(i -> rows[rows.length - 1 - i])
                .toArray();
        int[] reversedClasses = IntStream.range(0, rows.length)
                .map(i -> classes[rows.length - 1 - i])
                .toArray();
        assertThat(strategy.splits(table, reversed, reversedClasses, 3))
                .usingRecursiveComparison()
                .isEqualTo(strategy.splits(table, rows, classes, 3));
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void theArgumentsAreNotChanged(ValidationStrategy strategy) {
        int[] before = rows.clone();
        int[] classesBefore = classes.clone();
        assertThat(strategy.splits(table, rows, classes, 4)).isNotEmpty();
        assertThat(rows).isEqualTo(before);
        assertThat(classes).isEqualTo(classesBefore);
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void aTargetThatIsANumberNeedsNoClasses(ValidationStrategy strategy) {
        assertThat(strategy.splits(table, rows, null, 5)).isNotEmpty();
    }
}
