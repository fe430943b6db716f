package io.lamina.table.ingest;

import io.lamina.table.Codes;
import io.lamina.table.TableWarning;
import io.lamina.table.cell.NumberScanner;
import io.lamina.table.cell.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Remembers what was done to the cells of one column that its owner might not expect, for a warning each. */
final class ColumnNotes {
    private static final double MOSTLY = 0.9;
    private static final Pattern FORMATTED =
            Pattern.compile("[-+(]?\\s?[$€£¥]?\\s?[-+]?[0-9][0-9.,]*\\s?[%€$£¥)]?|[-+]?0[xX][0-9a-fA-F]+");

    private final String column;
    private final Map<String, Integer> missing = new TreeMap<>();
    private @Nullable Example notFinite;
    private @Nullable Example inexact;
    private @Nullable Example leadingZeros;
    private @Nullable Example firstLabel;
    private long knownLabels;
    private long numericLabels;
    private boolean formatted;

    /** The first cell that gave reason for a note, and how many did. */
    private record Example(long row, String text, long count) {
        static Example next(@Nullable Example before, long row, char[] text, int offset, int length) {
            return before == null
                    ? new Example(row, new String(text, offset, length), 1)
                    : new Example(before.row, before.text, before.count + 1);
        }
    }

    ColumnNotes(String column) {
        this.column = column;
    }

    void number(NumberScanner scanner, long row, char[] text, int offset, int length) {
        if (!scanner.isNotable()) {
            return;
        }
        if (Double.isInfinite(scanner.value())) {
            notFinite = Example.next(notFinite, row, text, offset, length);
        } else if (scanner.isInexactInteger()) {
            inexact = Example.next(inexact, row, text, offset, length);
        } else if (scanner.hasLeadingZeros()) {
            leadingZeros = Example.next(leadingZeros, row, text, offset, length);
        }
    }

    void missing(char[] text, int offset, int length) {
        String token = new String(text, offset, length).strip();
        if (!token.isEmpty()) {
            missing.merge(token, 1, Integer::sum);
        }
    }

    void firstLabel(long row, String text) {
        firstLabel = new Example(row, text, 1);
    }

    /** Looks for numbers among the finished labels. */
    void labels(LabelCells cells) {
        List<String> labels = cells.labels();
        boolean[] isNumber = new boolean[labels.size()];
        formatted = true;
        for (int code = 0; code < isNumber.length; code++) {
            String label = labels.get(code);
            isNumber[code] = !Double.isNaN(NumberText.parse(label));
            formatted = formatted && (isNumber[code] || FORMATTED.matcher(label).matches());
        }
        for (int row = 0; row < cells.size(); row++) {
            int code = cells.code(row);
            if (code != Codes.MISSING) {
                knownLabels++;
                numericLabels += isNumber[code] ? 1 : 0;
            }
        }
    }

    List<TableWarning> warnings() {
        List<TableWarning> warnings = new ArrayList<>();
        missing.forEach(
                (token, count) -> warn(warnings, "missing_token", cells(count) + " \"" + token + "\" read as missing"));
        if (firstLabel == null) {
            numberWarnings(warnings);
        } else if (formatted) {
            warn(
                    warnings,
                    "formatted_numbers",
                    "cells such as \"" + firstLabel.text + "\" (row " + firstLabel.row
                            + ") are read as labels; write numbers plainly, as in 1234.5, to have them read as numbers");
        } else if (numericLabels > 0 && numericLabels >= MOSTLY * knownLabels) {
            warn(
                    warnings,
                    "mostly_numeric",
                    numericLabels + " of " + knownLabels + " known cells are numbers, but row " + firstLabel.row
                            + " holds \"" + firstLabel.text + "\", so all are read as labels");
        }
        return warnings;
    }

    private void numberWarnings(List<TableWarning> warnings) {
        if (notFinite != null) {
            warn(
                    warnings,
                    "not_finite",
                    cells(notFinite.count) + " infinite or beyond 1.8e308, first \"" + notFinite.text + "\" in row "
                            + notFinite.row + ", read as missing");
        }
        if (inexact != null) {
            warn(
                    warnings,
                    "inexact_integer",
                    cells(inexact.count) + " with an integer of 2^53 or more, first \"" + inexact.text + "\" in row "
                            + inexact.row + ", rounded to the nearest number of double precision");
        }
        if (leadingZeros != null) {
            warn(
                    warnings,
                    "leading_zeros",
                    cells(leadingZeros.count) + " with zeros in front, first \"" + leadingZeros.text + "\" in row "
                            + leadingZeros.row + ", read as numbers");
        }
    }

    private static String cells(long count) {
        return count == 1 ? "1 cell" : count + " cells";
    }

    private void warn(List<TableWarning> warnings, String code, String detail) {
        warnings.add(new TableWarning(code, column, detail));
    }
}
