package io.lamina.table.target;

import static io.lamina.table.TestTables.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.table.TableException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassTargetTest {
    @Test
    void labelsThatAreNumbersComeInNumericOrder() {
        assertThat(ClassTarget.of("x", List.of("10", "9", "-1", "5.0", "5")).labels())
                .containsExactly("-1", "5", "5.0", "9", "10");
    }

    @Test
    void otherLabelsComeInTheOrderOfTheirCharacters() {
        assertThat(ClassTarget.of("x", List.of("b", "B", "10", "9", "a")).labels())
                .containsExactly("10", "9", "B", "a", "b");
    }

    @Test
    void rowsAreIndicesOfTheirLabels() {
        ClassTarget target = ClassTarget.of("x", List.of("b", "a"));
        assertThat(target.indices(column("b", "a", "b"), new int[] {2, 1, 0})).containsExactly(1, 0, 1);
    }

    @Test
    void labelsOfAnotherTableAreMatchedByTheirText() {
        ClassTarget target = ClassTarget.of("x", List.of("1", "2", "3"));
        assertThat(target.indices(column("3", "1"), new int[] {0, 1})).containsExactly(2, 0);
    }

    @Test
    void unknownAndMissingLabelsAreRefusedWithTheirRow() {
        ClassTarget target = ClassTarget.of("x", List.of("b", "a"));
        assertThatThrownBy(() -> target.indices(column("b", "c"), new int[] {0, 1}))
                .isInstanceOf(TableException.class)
                .hasMessage("row 2, column x: the label \"c\" is none of [a, b]");
        assertThatThrownBy(() -> target.indices(column("b", "NA"), new int[] {1}))
                .isInstanceOf(TableException.class)
                .hasMessage("row 2, column x: the label is missing");
    }
}
