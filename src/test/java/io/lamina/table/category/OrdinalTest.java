package io.lamina.table.category;

import static io.lamina.table.TestTables.column;
import static io.lamina.table.TestTables.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lamina.table.LabelColumn;
import io.lamina.table.TableException;
import io.lamina.table.encoding.Findings;
import io.lamina.table.encoding.OrdinalLevels;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrdinalTest {
    private final LabelColumn sizes = (LabelColumn)
            column("low", "high", "middle", "low", "NA", "huge", "high", "low").column("x");

    private static float[] inputs(OrdinalLevels encoder, @Nullable Object value) {
        float[] inputs = new float[encoder.width()];
        encoder.encode(value, inputs, 0, new Findings());
        return inputs;
    }

    @Test
    void ranksFollowTheOrderThatWasSaid() {
        OrdinalLevels fitted = new Ordinal(List.of("low", "middle", "high", "huge")).fit(sizes, rows(8));
        assertThat(fitted.width()).isEqualTo(2);
        assertThat(inputs(fitted, "low")[0]).isLessThan(inputs(fitted, "middle")[0]);
        assertThat(inputs(fitted, "middle")[0]).isLessThan(inputs(fitted, "high")[0]);
        assertThat(inputs(fitted, "high")[0]).isLessThan(inputs(fitted, "huge")[0]);
    }

    @Test
    void trainingRanksHaveMeanZeroAndDeviationOne() {
        OrdinalLevels fitted = new Ordinal(null).fit(sizes, rows(4));
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < 4; row++) {
            float rank = inputs(fitted, sizes.text(row))[0];
            sum += rank;
            squares += rank * rank;
        }
        assertThat(sum / 4).isCloseTo(0, within(1e-6));
        assertThat(squares / 4).isCloseTo(1, within(1e-6));
    }

    @Test
    void withoutAnOrderNumbersComeByValueAndTextByCharacters() {
        LabelColumn mixed = (LabelColumn) column("10 kg", "2 kg", "10 kg").column("x");
        assertThat(new Ordinal(null).fit(mixed, rows(3)).ranks()).containsExactly(0, 1);
        LabelColumn numbers = (LabelColumn) column("10", "2", "10").column("x");
        assertThat(new Ordinal(null).fit(numbers, rows(3)).levels().levels()).containsExactly("10", "2");
        assertThat(new Ordinal(null).fit(numbers, rows(3)).ranks()).containsExactly(1, 0);
    }

    @Test
    void aLabelOutsideTheOrderTeachesWhatAnUnknownOneMeans() {
        OrdinalLevels fitted = new Ordinal(List.of("low", "middle", "high")).fit(sizes, rows(8));
        assertThat(inputs(fitted, "huge")).containsExactly(0, 0, 1);
        assertThat(inputs(fitted, "never seen")).containsExactly(0, 0, 1);
        assertThat(inputs(fitted, null)).containsExactly(0, 1, 0);
    }

    @Test
    void anUnknownLabelThatTrainingCouldNotKnowIsTheMeanRank() {
        OrdinalLevels fitted = new Ordinal(null).fit(sizes, rows(4));
        assertThat(inputs(fitted, "never seen")).containsExactly(0);
    }

    @Test
    void anOrderThatRepeatsOrFitsNoLabelIsRefused() {
        assertThatThrownBy(() -> new Ordinal(List.of("a", "a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("levels must not repeat, got \"a\" twice");
        assertThatThrownBy(() -> new Ordinal(List.of("Low")).fit(sizes, rows(8)))
                .isInstanceOf(TableException.class)
                .hasMessage("column x: has none of the levels of its ordinal encoding in the training rows");
    }
}
