package io.lamina.table.target;

import static io.lamina.table.TestTables.column;
import static io.lamina.table.TestTables.csv;
import static io.lamina.table.TestTables.dataset;
import static io.lamina.table.TestTables.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.table.Table;
import io.lamina.table.TableException;
import java.util.Objects;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetPlanTest {
    private static TargetPlan plan(String... cells) {
        return TargetPlan.of(column(cells), "x", null);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refusal(Table table, @Nullable Task task) {
        return assertThatThrownBy(() -> TargetPlan.of(table, "x", task)).isInstanceOf(TableException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "iris, species, MULTICLASS_CLASSIFICATION, the target species holds text",
        "breast_cancer, diagnosis, BINARY_CLASSIFICATION, the target diagnosis holds text",
        "digits, digit, MULTICLASS_CLASSIFICATION, the target digit holds 10 distinct integers",
        "xor, y, BINARY_CLASSIFICATION, the target y holds 2 distinct integers",
        "diabetes, progression, REGRESSION, the target progression holds 214 distinct integers",
        "penguins, species, MULTICLASS_CLASSIFICATION, the target species holds text"
    })
    void theTaskIsChosenByTheColumn(String dataset, String target, Task task, String reason) {
        TargetPlan plan = TargetPlan.of(dataset(dataset).table(), target, null);
        assertThat(plan.task()).isEqualTo(task);
        assertThat(plan.reason()).isEqualTo(reason);
    }

    @Test
    void truthValuesAreTwoClasses() {
        assertThat(plan("true", "false", "true").task()).isEqualTo(Task.BINARY_CLASSIFICATION);
    }

    @Test
    void numbersThatAreNotIntegersMeanRegression() {
        TargetPlan plan = plan("1", "2.5", "3");
        assertThat(plan.task()).isEqualTo(Task.REGRESSION);
        assertThat(plan.classes()).isNull();
        assertThat(plan.reason()).isEqualTo("the target x holds 3 distinct numbers, not all of them integers");
    }

    @Test
    void withoutATargetEveryRowIsLearned() {
        TargetPlan plan = TargetPlan.ofInputs(rows(3));
        assertThat(plan.task()).isEqualTo(Task.AUTOENCODER);
        assertThat(plan.task().isClassification()).isFalse();
        assertThat(plan.rows()).containsExactly(0, 1, 2);
        assertThat(plan.missingRows()).isZero();
        assertThat(plan.classes()).isNull();
        refusal(column("a", "b"), Task.AUTOENCODER).hasMessageContaining("cannot be the target of an autoencoder");
    }

    @Test
    void twentyOneDistinctIntegersMeanRegression() {
        assertThat(TargetPlan.of(column(20, "%d"), "x", null).task()).isEqualTo(Task.MULTICLASS_CLASSIFICATION);
        assertThat(TargetPlan.of(column(21, "%d"), "x", null).task()).isEqualTo(Task.REGRESSION);
        assertThat(TargetPlan.of(column(5_000, "%d"), "x", null).task()).isEqualTo(Task.REGRESSION);
    }

    @Test
    void rowsWithoutATargetAreLeftOutAndCounted() {
        TargetPlan plan = TargetPlan.of(csv("x,y\na,1\nNA,1\nb,1\n,1\n"), "x", null);
        assertThat(plan.rows()).containsExactly(0, 2);
        assertThat(plan.missingRows()).isEqualTo(2);
    }

    @Test
    void integersAreLabelsWhenAskedFor() {
        TargetPlan plan = TargetPlan.of(column("10", "9.5", "10"), "x", Task.BINARY_CLASSIFICATION);
        assertThat(Objects.requireNonNull(plan.classes()).labels()).containsExactly("9.5", "10");
        assertThat(plan.reason()).isEqualTo("as requested");
    }

    @Test
    void aTargetThatTeachesNothingIsRefused() {
        refusal(csv("x,y\nNA,1\n,2\n"), null).hasMessage("column x: is the target, but every value is missing");
        refusal(column("a", "a", "NA"), null)
                .hasMessage("column x: has a single class, \"a\", so there is nothing to tell apart");
        refusal(column("5", "5"), null).hasMessageContaining("single class");
        refusal(column("5", "5"), Task.REGRESSION)
                .hasMessage("column x: is 5 in every row, so there is nothing to learn");
    }

    @Test
    void tooManyClassesAreRefused() {
        refusal(column(1_001, "label %d"), null)
                .hasMessage("column x: has more than 1000 classes, the most that can be told apart");
        refusal(column(1_001, "%d"), Task.MULTICLASS_CLASSIFICATION).hasMessageContaining("is the task a regression?");
        assertThat(TargetPlan.of(column(1_000, "label %d"), "x", null).task())
                .isEqualTo(Task.MULTICLASS_CLASSIFICATION);
    }

    @Test
    void moreClassesThanTheTaskSaysAreRefused() {
        refusal(column("a", "b", "c"), Task.BINARY_CLASSIFICATION)
                .hasMessage("column x: has 3 classes, but a binary classification needs exactly 2");
    }

    @Test
    void textIsNoTargetOfARegression() {
        refusal(column("a", "b"), Task.REGRESSION)
                .hasMessage(
                        "column x: must hold numbers to be the target of a regression, but it is categorical, such as \"a\"");
    }

    @Test
    void datesAreNoTarget() {
        refusal(column("2012-01-01", "2012-01-02"), null).hasMessageContaining("holds dates");
        refusal(column("2012-01-01", "2012-01-02"), Task.MULTICLASS_CLASSIFICATION)
                .hasMessageContaining("holds dates");
    }

    @Test
    void numbersTooLargeToComputeWithAreRefusedWithTheirRow() {
        refusal(column("1.5", "1e200"), null)
                .hasMessage("row 2, column x: a target must be within ±1.0E100, got 1e200");
    }

    @Test
    void classesAreThoseOfTheRowsThatMayBeLearnedFrom() {
        Table table = csv("x,y\n1,b\n2,a\n3,c\n4,NA\n");
        TargetPlan plan = TargetPlan.of(table, new int[] {0, 1, 3}, "y", null);
        assertThat(plan.rows()).containsExactly(0, 1);
        assertThat(plan.missingRows()).isEqualTo(1);
        assertThat(Objects.requireNonNull(plan.classes()).labels()).containsExactly("a", "b");
        assertThatThrownBy(() -> TargetPlan.of(table, new int[] {0}, "y", null))
                .isInstanceOf(TableException.class)
                .hasMessage("column y: has a single class, \"b\", so there is nothing to tell apart");
    }
}
