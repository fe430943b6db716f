package io.lamina.table.ingest;

import io.lamina.table.Codes;
import io.lamina.table.ColumnType;
import io.lamina.table.TableError;
import io.lamina.table.TableErrors;
import io.lamina.table.cell.DecimalSeparator;
import io.lamina.table.cell.MomentText;
import io.lamina.table.cell.NumberText;
import io.lamina.table.cell.TruthText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The type that a column must have because its owner or its format says so.
 *
 * @param column the column's name
 * @param type its type
 * @param decimals what stands before fractions; null: a point
 */
record GivenType(String column, ColumnType type, @Nullable DecimalSeparator decimals) {
    private static final int SHOWN_MISFITS = 3;
    private static final int SHOWN_CHARACTERS = 60;

    /** Refuses the first cells that do not fit, each with its row, and says how many there are. */
    void check(LabelCells cells, TableErrors errors) {
        List<String> labels = cells.labels();
        boolean[] fits = new boolean[labels.size()];
        for (int code = 0; code < fits.length; code++) {
            fits[code] = fits(labels.get(code));
        }
        int misfits = 0;
        for (int row = 0; row < cells.size(); row++) {
            int code = cells.code(row);
            if (code != Codes.MISSING && !fits[code] && ++misfits <= SHOWN_MISFITS) {
                errors.add(new TableError(
                        row + 1L,
                        column,
                        "must be " + wanted() + ", the type given, got \"" + shown(labels.get(code)) + "\""));
            }
        }
        if (misfits > SHOWN_MISFITS) {
            errors.add(TableError.ofColumn(column, misfits + " cells in all do not fit the type given"));
        }
    }

    private boolean fits(String label) {
        return switch (type) {
            case NUMERIC -> !Double.isNaN(NumberText.parseAs(label, decimals));
            case BOOLEAN -> label.equals("1") || label.equals("0") || !Double.isNaN(TruthText.parse(label));
            case DATETIME -> !Double.isNaN(MomentText.parse(label));
            case CATEGORICAL, TEXT -> true;
        };
    }

    private String wanted() {
        return switch (type) {
            case NUMERIC -> "a number";
            case BOOLEAN -> "true, false, yes, no, 1 or 0";
            case DATETIME -> "an ISO 8601 date, or date and time";
            case CATEGORICAL, TEXT -> "a text";
        };
    }

    private static String shown(String label) {
        return label.length() <= SHOWN_CHARACTERS ? label : label.substring(0, SHOWN_CHARACTERS) + "…";
    }
}
