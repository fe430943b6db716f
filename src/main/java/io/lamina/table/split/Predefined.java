package io.lamina.table.split;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import io.lamina.table.Codes;
import io.lamina.table.Column;
import io.lamina.table.LabelColumn;
import io.lamina.table.Table;
import io.lamina.table.TableError;
import io.lamina.table.TableErrors;
import io.lamina.table.TableException;
import io.lamina.table.split.Split.Part;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the parts from the table: a column says {@code train}, {@code validation} or {@code test} of each row, in any case. */
@Kind(
        formula = "part of a row = what the column says: train, validation or test",
        use = "When a table comes with its parts, so that scores compare with those of others on the same parts.")
public record Predefined(
        @Setting(
                doc =
                        "Column that says train (or training), validation or test of each row, in any case; it is no feature.",
                min = 1,
                example = "\"split\"")
        String splitColumn)
        implements ValidationStrategy {
    private static final int SHOWN_ERRORS = 20;
    private static final String ALLOWED = "must be train, validation or test in every row, got ";

    @Override
    public Map<String, String> columns() {
        return Map.of("splitColumn", splitColumn);
    }

    @Override
    public Set<String> columnsOfDivision() {
        return Set.of(splitColumn);
    }

    @Override
    public List<Split> splits(Table table, int[] rows, int @Nullable [] classes, long seed) {
        int[] ascending = rows.clone();
        Arrays.sort(ascending);
        Column column = table.column(splitColumn);
        if (!(column instanceof LabelColumn labels)) {
            throw new TableException(TableError.ofColumn(
                    splitColumn, ALLOWED + "more than " + LabelColumn.MAX_NUMERIC_LABELS + " distinct numbers"));
        }
        @Nullable
        Part[] parts = labels.labels().stream().map(Predefined::partOf).toArray(Part[]::new);
        refuseOthers(labels, parts, ascending);
        Split split = Split.of(ascending, i -> Objects.requireNonNull(parts[labels.code(ascending[i])]));
        if (split.training().length == 0) {
            throw new TableException(TableError.ofColumn(
                    splitColumn, "says train of no row with a known target, so nothing is learned"));
        }
        return List.of(split);
    }

    /** The part that a word names; null if it names none. */
    private static @Nullable Part partOf(String label) {
        return switch (label.toLowerCase(Locale.ROOT)) {
            case "train", "training" -> Part.TRAINING;
            case "validation" -> Part.VALIDATION;
            case "test" -> Part.TEST;
            default -> null;
        };
    }

    /** One error for each word that names no part, and one for each row that says nothing. */
    private void refuseOthers(LabelColumn labels, @Nullable Part[] parts, int[] rows) {
        TableErrors errors = new TableErrors(SHOWN_ERRORS);
        int[] counts = labels.counts(rows);
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0 && parts[code] == null) {
                errors.add(TableError.ofColumn(
                        splitColumn,
                        ALLOWED + "\"" + labels.labels().get(code) + "\" in " + counts[code]
                                + (counts[code] == 1 ? " row" : " rows")));
            }
        }
        for (int row : rows) {
            if (labels.code(row) == Codes.MISSING) {
                errors.add(new TableError(row + 1L, splitColumn, ALLOWED + "nothing"));
            }
        }
        errors.throwIfAny();
    }
}
