package io.lamina.table.category;

import static io.lamina.table.TestTables.column;
import static io.lamina.table.TestTables.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.table.LabelColumn;
import io.lamina.table.encoding.Findings;
import io.lamina.table.encoding.OneHotLevels;
import org.junit.jupiter.api.Test;

class OneHotTest {
    private final LabelColumn column =
            (LabelColumn) column("b", "a", "c", "b", "NA", "d", "c", "b").column("x");

    @Test
    void levelsAreThoseOfTheTrainingRowsAlone() {
        assertThat(new OneHot(100, 1).fit(column, new int[] {0, 1, 3}))
                .isEqualTo(new OneHotLevels("x", java.util.List.of("a", "b"), false, false, "b"));
    }

    @Test
    void aMissingTrainingValueGivesALevelOfItsOwn() {
        assertThat(new OneHot(100, 1).fit(column, rows(8)).missingLevel()).isTrue();
    }

    @Test
    void theMostFrequentLevelsAreKeptAndTheRestShareOne() {
        OneHotLevels fitted = new OneHot(2, 1).fit(column, rows(8));
        assertThat(fitted.levels()).containsExactly("b", "c");
        assertThat(fitted.otherLevel()).isTrue();
        assertThat(fitted.width()).isEqualTo(4);
        assertThat(new OneHot(4, 1).fit(column, rows(8)).otherLevel()).isFalse();
    }

    @Test
    void rareLevelsShareOneWhichTeachesWhatAnUnknownLabelMeans() {
        OneHotLevels fitted = new OneHot(100, 2).fit(column, rows(8));
        assertThat(fitted.levels()).containsExactly("b", "c");
        assertThat(fitted.otherLevel()).isTrue();
        float[] inputs = new float[fitted.width()];
        fitted.encode("never seen", inputs, 0, new Findings());
        assertThat(inputs).containsExactly(0, 0, 0, 1);
        assertThat(new OneHot(100, 9).fit(column, rows(8)).levels()).containsExactly("b");
        assertThatThrownBy(() -> new OneHot(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noLevelsAreNoEncoding() {
        assertThatThrownBy(() -> new OneHot(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
