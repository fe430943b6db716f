package io.lamina.table.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.table.Table;
import io.lamina.table.TableException;
import io.lamina.table.TestTables;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PredefinedTest {
    private static Split split(Table table) {
        return new Predefined("part")
                .splits(table, TestTables.rows(table.rowCount()), null, 1)
                .getFirst();
    }

    @Test
    void columnSaysThePartInAnyCase() {
        Split split = split(TestTables.csv("part\ntrain\nTEST\nValidation\nTraining\ntest\n"));
        assertThat(split.training()).containsExactly(0, 3);
        assertThat(split.validation()).containsExactly(2);
        assertThat(split.test()).containsExactly(1, 4);
    }

    @Test
    void otherWordsAndEmptyCellsAreAllRefusedByName() {
        assertThatThrownBy(() -> split(TestTables.csv("part,x\ntrain,1\ndev,2\ndev,3\n,4\nholdout,5\n")))
                .isInstanceOf(TableException.class)
                .hasMessage("column part: must be train, validation or test in every row, got \"dev\" in 2 rows;"
                        + " column part: must be train, validation or test in every row, got \"holdout\" in 1 row;"
                        + " row 4, column part: must be train, validation or test in every row, got nothing");
    }

    @Test
    void wordsOfRowsThatAreNotAskedForDoNotMatter() {
        Table table = TestTables.csv("part\ntrain\ndev\ntest\n");
        assertThat(new Predefined("part")
                        .splits(table, new int[] {0, 2}, null, 1)
                        .getFirst()
                        .test())
                .containsExactly(2);
    }

    @Test
    void tableWithoutTrainingRowsIsRefused() {
        assertThatThrownBy(() -> split(TestTables.csv("part\ntest\nvalidation\n")))
                .isInstanceOf(TableException.class)
                .hasMessageContaining("says train of no row");
        assertThatThrownBy(() -> split(numbers()))
                .isInstanceOf(TableException.class)
                .hasMessageContaining("got more than 1000 distinct numbers");
    }

    private static Table numbers() {
        return TestTables.csv(
                "part\n" + IntStream.range(0, 1_200).mapToObj(String::valueOf).collect(Collectors.joining("\n")));
    }
}
