package io.lamina.table.category;

import static io.lamina.table.TestTables.column;
import static io.lamina.table.TestTables.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.table.LabelColumn;
import io.lamina.table.encoding.OneHotLevels;
import org.junit.jupiter.api.Test;

class OneHotTest {
    private final LabelColumn column =
            (LabelColumn) column("b", "a", "c", "b", "NA", "d", "c", "b").column("x");

    @Test
    void levelsAreThoseOfTheTrainingRowsAlone() {
        assertThat(new OneHot(100).fit(column, new int[] {0, 1, 3}))
                .isEqualTo(new OneHotLevels("x", java.util.List.of("a", "b"), false, false, "b"));
    }

    @Test
    void aMissingTrainingValueGivesALevelOfItsOwn() {
        assertThat(new OneHot(100).fit(column, rows(8)).missingLevel()).isTrue();
    }

    @Test
    void theMostFrequentLevelsAreKeptAndTheRestShareOne() {
        OneHotLevels fitted = new OneHot(2).fit(column, rows(8));
        assertThat(fitted.levels()).containsExactly("b", "c");
        assertThat(fitted.otherLevel()).isTrue();
        assertThat(fitted.width()).isEqualTo(4);
        assertThat(new OneHot(4).fit(column, rows(8)).otherLevel()).isFalse();
    }

    @Test
    void noLevelsAreNoEncoding() {
        assertThatThrownBy(() -> new OneHot(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
