package io.lamina.table.ingest;

import io.lamina.table.Codes;
import io.lamina.table.TableWarning;
import io.lamina.table.cell.DecimalSeparator;
import io.lamina.table.cell.NumberScanner;
import io.lamina.table.cell.NumberStyle;
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
    /** Also digits of other scripts, the minus sign of typography, and what other languages and programs put between thousands. */
    private static final Pattern FORMATTED = Pattern.compile(
            "[-+(\u2212]?\\s?[$€£¥]?\\s?[-+\u2212]?\\p{Nd}[\\p{Nd}.,_'\u2019\u00A0\u202F ]*\\s?[%€$£¥)]?|[-+]?0[xX][0-9a-fA-F]+");

    private static final Pattern DATE = Pattern.compile("\\d{1,4}([./-])\\d{1,2}\\1\\d{1,4}(?:[ T].*)?");

    private final String column;
    private final Map<String, Integer> missing = new TreeMap<>();
    private @Nullable Example notFinite;
    private @Nullable Example inexact;
    private @Nullable Example leadingZeros;
    private @Nullable Example underflow;
    private @Nullable Example firstLabel;
    private long knownLabels;
    private long numericLabels;
    private boolean formatted;
    private boolean dates;
    private @Nullable Misfit misfit;
    private @Nullable NumberStyle style;
    private boolean ambiguous;

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
        } else if (scanner.isUnderflow()) {
            underflow = Example.next(underflow, row, text, offset, length);
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

    /**
     * Says that all labels turned out to be numbers of this style.
     *
     * @param isAmbiguous whether they are numbers with a decimal comma as well
     */
    void formatted(NumberStyle found, boolean isAmbiguous) {
        style = found;
        ambiguous = isAmbiguous;
    }

    /** Looks for numbers among the finished labels. */
    void labels(LabelCells cells, @Nullable DecimalSeparator decimals) {
        List<String> labels = cells.labels();
        boolean[] isNumber = new boolean[labels.size()];
        formatted = true;
        dates = true;
        for (int code = 0; code < isNumber.length; code++) {
            String label = labels.get(code);
            isNumber[code] = !Double.isNaN(NumberText.parseAs(label, decimals));
            dates = dates && DATE.matcher(label).matches();
            formatted = formatted && (isNumber[code] || FORMATTED.matcher(label).matches());
        }
        misfit = dates ? Misfit.amongMoments(cells) : formatted ? Misfit.amongNumbers(cells, decimals) : null;
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
        } else if (style != null) {
            warn(warnings, "formatted_numbers", readAsNumbers(firstLabel, style));
        } else if (dates) {
            warn(
                    warnings,
                    "unread_dates",
                    (misfit != null
                                    ? misfit.sentence("a date as")
                                    : "cells such as \"" + firstLabel.text + "\" (row " + firstLabel.row
                                            + ") are read as labels")
                            + "; dates are read as 2012-01-31, or with a time as 2012-01-31T09:30");
        } else if (formatted) {
            warn(
                    warnings,
                    "formatted_numbers",
                    (misfit != null
                                    ? misfit.sentence("written as")
                                    : "cells such as \"" + firstLabel.text + "\" (row " + firstLabel.row
                                            + ") are read as labels, because no one way of writing numbers fits all cells")
                            + "; write numbers plainly, as in 1234.5");
        } else if (numericLabels > 0 && numericLabels >= MOSTLY * knownLabels) {
            warn(
                    warnings,
                    "mostly_numeric",
                    numericLabels + " of " + knownLabels + " known cells are numbers, but row " + firstLabel.row
                            + " holds \"" + firstLabel.text + "\", so all are read as labels");
        }
        return warnings;
    }

    private String readAsNumbers(Example first, NumberStyle found) {
        return "cells such as \"" + first.text + "\" (row " + first.row + ") are read as numbers, this one as "
                + found.plain(first.text) + (found.unit().equals("%") ? " percent" : "")
                + (ambiguous ? "; if its comma stands before a fraction, say decimalSeparator \",\"" : "");
    }

    private void numberWarnings(List<TableWarning> warnings) {
        if (notFinite != null) {
            warn(
                    warnings,
                    "not_finite",
                    cells(notFinite.count) + " infinite or beyond 1.8e308, first \"" + notFinite.text + "\" in row "
                            + notFinite.row + ", read as missing");
        }
        if (underflow != null) {
            warn(
                    warnings,
                    "rounded_to_zero",
                    cells(underflow.count) + " too small for double precision, first \"" + underflow.text + "\" in row "
                            + underflow.row + ", read as 0");
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
