package io.lamina.table.target;

import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.LabelColumn;
import io.lamina.table.Table;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is learned from a table, decided before any row is chosen for training; immutable.
 *
 * <p>Chosen when the task is not given: text and truth values mean classification, and so do integers of at most
 * {@value #MAX_INTEGER_CLASSES} distinct values; all other numbers mean regression. Rows whose target is missing are left out.
 */
public final class TargetPlan {
    /** Integers of at most this many distinct values are taken for labels when the task is not given. */
    public static final int MAX_INTEGER_CLASSES = 20;

    private final Task task;
    private final String reason;
    private final int[] rows;
    private final int missingRows;
    private final @Nullable Column column;
    private final @Nullable ClassTarget classes;

    private TargetPlan(
            Task task,
            String reason,
            int[] rows,
            int missingRows,
            @Nullable Column column,
            @Nullable ClassTarget classes) {
        this.task = task;
        this.reason = reason;
        this.rows = rows;
        this.missingRows = missingRows;
        this.column = column;
        this.classes = classes;
    }

    /**
     * Decides what is learned.
     *
     * @param target the name of the target column
     * @param candidates the rows that may be learned from, ascending
     * @param requested the task, or null to choose by the column; never {@link Task#AUTOENCODER}, which has no target
     * @throws TableException if there is no such column, or nothing can be learned from it: every value missing, a single class
     *     or value, more than {@link ClassTarget#MAX_CLASSES} classes, another number of classes than the task says, or no
     *     numbers for a regression
     */
    public static TargetPlan of(Table table, int[] candidates, String target, @Nullable Task requested) {
        if (requested == Task.AUTOENCODER) {
            throw refused(target, "cannot be the target of an autoencoder, which learns its own inputs");
        }
        Column column = table.column(target);
        int[] rows =
                Arrays.stream(candidates).filter(row -> !column.isMissing(row)).toArray();
        if (rows.length == 0) {
            throw refused(target, "is the target, but every value is missing");
        }
        Choice choice = choose(column, requested);
        int missing = candidates.length - rows.length;
        if (!choice.classification()) {
            checkNumbers(column, rows, requested == Task.FORECASTING ? "forecast" : "regression");
            // Rows whose target is missing are part of a series all the same.
            return requested == Task.FORECASTING
                    ? new TargetPlan(requested, choice.reason(), candidates, missing, column, null)
                    : new TargetPlan(Task.REGRESSION, choice.reason(), rows, missing, column, null);
        }
        ClassTarget classes = ClassTarget.of(target, labels(column, rows));
        int count = classes.labels().size();
        if (requested == Task.BINARY_CLASSIFICATION && count != 2) {
            throw refused(target, "has " + count + " classes, but a binary classification needs exactly 2");
        }
        Task task = requested != null
                ? requested
                : count == 2 ? Task.BINARY_CLASSIFICATION : Task.MULTICLASS_CLASSIFICATION;
        return new TargetPlan(task, choice.reason(), rows, missing, column, classes);
    }

    /** The same from all rows of the table. */
    public static TargetPlan of(Table table, String target, @Nullable Task requested) {
        return of(table, IntStream.range(0, table.rowCount()).toArray(), target, requested);
    }

    /** The plan of an autoencoder: its inputs are what is learned, so every candidate is known. */
    public static TargetPlan ofInputs(int[] candidates) {
        return new TargetPlan(Task.AUTOENCODER, "as requested", candidates, 0, null, null);
    }

    private record Choice(boolean classification, String reason) {}

    private static Choice choose(Column column, @Nullable Task requested) {
        if (requested != null) {
            return new Choice(requested.isClassification(), "as requested");
        }
        String name = "the target " + column.name();
        return switch (column.type()) {
            case BOOLEAN -> new Choice(true, name + " holds truth values");
            case CATEGORICAL, TEXT -> new Choice(true, name + " holds text");
            case DATETIME ->
                throw refused(
                        column.name(), "holds dates, which cannot be a target; choose a column of labels or numbers");
            case NUMERIC -> chooseByNumbers(column, name);
        };
    }

    private static Choice chooseByNumbers(Column column, String name) {
        if (!(column instanceof LabelColumn labelled)) {
            return new Choice(false, name + " holds more than " + LabelColumn.MAX_NUMERIC_LABELS + " distinct numbers");
        }
        double[] distinct = IntStream.range(0, labelled.labels().size())
                .mapToDouble(labelled::numberOfLabel)
                .distinct()
                .toArray();
        boolean integers = IntStream.range(0, distinct.length).allMatch(i -> distinct[i] == Math.rint(distinct[i]));
        boolean few = distinct.length <= MAX_INTEGER_CLASSES;
        String what = distinct.length + " distinct " + (integers ? "integers" : "numbers, not all of them integers");
        return new Choice(integers && few, name + " holds " + what);
    }

    private static List<String> labels(Column column, int[] rows) {
        if (column.type() == ColumnType.DATETIME) {
            throw refused(column.name(), "holds dates, which cannot be a target; choose a column of labels or numbers");
        }
        if (!(column instanceof LabelColumn labelled) || labelled.labels().size() > ClassTarget.MAX_CLASSES) {
            throw refused(
                    column.name(),
                    "has more than " + ClassTarget.MAX_CLASSES + " classes, the most that can be told apart"
                            + (column.type() == ColumnType.NUMERIC ? "; is the task a regression?" : ""));
        }
        int[] counts = labelled.counts(rows);
        List<String> labels = IntStream.range(0, counts.length)
                .filter(code -> counts[code] > 0)
                .mapToObj(labelled.labels()::get)
                .toList();
        if (labels.size() == 1) {
            throw refused(
                    column.name(),
                    "has a single class, \"" + labels.getFirst() + "\", so there is nothing to tell apart");
        }
        return labels;
    }

    private static void checkNumbers(Column column, int[] rows, String what) {
        if (column.type() != ColumnType.NUMERIC) {
            throw refused(
                    column.name(),
                    "must hold numbers to be the target of a " + what + ", but it is "
                            + column.type().name().toLowerCase(java.util.Locale.ROOT)
                            + ", such as \"" + column.text(rows[0]) + "\"");
        }
        double first = column.number(rows[0]);
        boolean constant = true;
        List<TableError> tooLarge = new ArrayList<>();
        for (int row : rows) {
            double value = column.number(row);
            constant &= value == first;
            if (Math.abs(value) > NumberTarget.LARGEST_VALUE && tooLarge.size() < 20) {
                tooLarge.add(new TableError(
                        row + 1L,
                        column.name(),
                        "a target must be within ±" + NumberTarget.LARGEST_VALUE + ", got " + column.text(row)));
            }
        }
        if (!tooLarge.isEmpty()) {
            throw new TableException(tooLarge);
        }
        if (constant) {
            throw refused(column.name(), "is " + column.text(rows[0]) + " in every row, so there is nothing to learn");
        }
    }

    private static TableException refused(String column, String detail) {
        return new TableException(TableError.ofColumn(column, detail));
    }

    /** What is learned. */
    public Task task() {
        return task;
    }

    /** Why, in words: {@code the target species holds text}. */
    public String reason() {
        return reason;
    }

    /** The column of the target; null for an autoencoder. */
    public @Nullable Column column() {
        return column;
    }

    /** The rows whose target is known, of a forecast all, ascending; nobody may change the array. */
    public int[] rows() {
        return rows;
    }

    /** How many rows lack their target: they are left out, or, of a forecast, not said. */
    public int missingRows() {
        return missingRows;
    }

    /** The classes of a classification, null for every other task; its order of labels does not depend on any split. */
    public @Nullable ClassTarget classes() {
        return classes;
    }
}
