package io.lamina.table.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.table.Table;
import io.lamina.table.TableException;
import io.lamina.table.TestTables;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldoutTest {
    private final Table table = TestTables.column("1", "2");

    private Split split(Holdout holdout, int[] classes, long seed) {
        return holdout.splits(table, TestTables.rows(classes.length), classes, seed)
                .getFirst();
    }

    private static int[] countsOf(int[] part, int[] classes, int count) {
        int[] counts = new int[count];
        Arrays.stream(part).forEach(row -> counts[classes[row]]++);
        return counts;
    }

    @Test
    void eachClassGivesItsShareToEveryPart() {
        int[] classes = IntStream.range(0, 150).map(row -> row / 50).toArray();
        Split split = split(new Holdout(0.2, 0.1, true), classes, 1);
        assertThat(countsOf(split.training(), classes, 3)).containsExactly(35, 35, 35);
        assertThat(countsOf(split.validation(), classes, 3)).containsExactly(10, 10, 10);
        assertThat(countsOf(split.test(), classes, 3)).containsExactly(5, 5, 5);
    }

    @Test
    void theTotalIsRoundedOnceNotPerClass() {
        int[] classes = IntStream.range(0, 70).map(row -> row % 10).toArray();
        assertThat(split(new Holdout(0.2, 0.0, true), classes, 1).validation()).hasSize(14);
    }

    @ParameterizedTest
    @CsvSource({"2, 0.2, 0.0", "3, 0.2, 0.2", "5, 0.01, 0.01", "20, 0.5, 0.4", "1000, 0.001, 0.0001"})
    void everyPartWithAFractionHasARow(int count, double validation, double test) {
        for (boolean stratified : new boolean[] {true, false}) {
            Split split = split(new Holdout(validation, test, stratified), new int[count], 7);
            assertThat(split.training()).isNotEmpty();
            assertThat(split.validation()).isNotEmpty();
            assertThat(split.test().length > 0).isEqualTo(test > 0);
        }
    }

    @Test
    void everyClassKeepsARowInTraining() {
        Random random = new Random(8);
        for (int round = 0; round < 300; round++) {
            int classCount = 1 + random.nextInt(8);
            int[] classes = IntStream.concat(
                            IntStream.range(0, classCount),
                            random.ints(classCount + random.nextInt(60), 0, classCount)
                                    .map(c -> c * c % classCount))
                    .toArray();
            Holdout holdout = new Holdout(random.nextDouble() * 0.6, random.nextDouble() * 0.3, true);
            Split split = split(holdout, classes, round);
            assertThat(countsOf(split.training(), classes, classCount)).doesNotContain(0);
            assertThat(split.training().length + split.validation().length + split.test().length)
                    .isEqualTo(classes.length);
        }
    }

    @Test
    void seedsGiveDifferentPartsAndEveryRowItsTurn() {
        int[] seen = new int[50];
        for (int seed = 0; seed < 400; seed++) {
            for (int row : split(new Holdout(0.2, 0.0, true), new int[50], seed).validation()) {
                seen[row]++;
            }
        }
        // Binomial(400, 0.2): mean 80, standard deviation 8; five deviations either way.
        assertThat(Arrays.stream(seen).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(40, 120));
    }

    @Test
    void rowsTooFewToKeepSomeBackAreRefusedWithAWayOut() {
        assertThatThrownBy(() -> split(new Holdout(0.2, 0.0, true), new int[] {0, 1, 2}, 1))
                .isInstanceOf(TableException.class)
                .hasMessage(
                        "the 3 rows with a known target are too few to keep rows back and still train on every class;"
                                + " choose the validation strategy \"none\"");
        assertThatThrownBy(() -> split(new Holdout(0.2, 0.0, false), new int[1], 1))
                .isInstanceOf(TableException.class);
        assertThatThrownBy(() -> split(new Holdout(0.2, 0.2, false), new int[2], 1))
                .isInstanceOf(TableException.class);
    }

    @Test
    void fractionsThatLeaveNothingAreRefused() {
        assertThatThrownBy(() -> new Holdout(0.6, 0.4, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Holdout(-0.1, 0, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Holdout(Double.NaN, 0, true)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tablesTooSmallToDivideAreNotDividedByDefault() {
        assertThat(ValidationStrategy.defaultFor(19)).isEqualTo(new None());
        assertThat(ValidationStrategy.defaultFor(20)).isEqualTo(new Holdout(0.2, 0.0, true));
    }
}
