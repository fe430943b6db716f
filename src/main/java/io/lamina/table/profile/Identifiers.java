package io.lamina.table.profile;

import io.lamina.table.Column;
import io.lamina.table.LabelColumn;
import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Tells columns that name rows from columns that describe them; a network learns nothing from the first that holds for new rows.
 *
 * <p>Of at least {@value #MIN_KNOWN} known cells, identifier-like are labels of which at least 95 % are distinct; integers, all
 * distinct, that number the rows (from 0 or 1 without a gap); and integers, all distinct, whose column is named so: {@code id},
 * {@code row}, {@code index}, {@code key}, {@code uuid}, {@code customer_id}, {@code customerId}.
 */
public final class Identifiers {
    private static final int MIN_KNOWN = 20;
    private static final double DISTINCT_SHARE = 0.95;

    /** Integers that are not spread wider than this times their number are ticked off, one bit each. */
    private static final int DENSE = 8;

    private static final Pattern NAME = Pattern.compile("(?:.*[ _.-])?(?:id|row|index|key|uuid)|.*[a-z](?:Id|ID)");

    private Identifiers() {}

    /** Why the column is identifier-like, in one sentence; empty if it is not. */
    public static Optional<String> reason(Column column) {
        return switch (column.type()) {
            case NUMERIC -> reasonOfNumbers(column);
            case CATEGORICAL, TEXT -> reasonOfLabels((LabelColumn) column);
            case BOOLEAN, DATETIME -> Optional.empty();
        };
    }

    private static Optional<String> reasonOfLabels(LabelColumn column) {
        long known = IntStream.range(0, column.rowCount())
                .filter(row -> !column.isMissing(row))
                .count();
        int distinct = column.labels().size();
        return known >= MIN_KNOWN && distinct >= DISTINCT_SHARE * known
                ? Optional.of("has " + distinct + " distinct labels in " + known + " known cells, like an identifier")
                : Optional.empty();
    }

    private static Optional<String> reasonOfNumbers(Column column) {
        if (column instanceof LabelColumn labels && labels.labels().size() < MIN_KNOWN) {
            return Optional.empty();
        }
        int known = 0;
        double first = Double.POSITIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < column.rowCount(); row++) {
            double number = column.number(row);
            if (!Double.isNaN(number)) {
                // Most columns end here, at one of their first rows.
                if (number != Math.rint(number)) {
                    return Optional.empty();
                }
                known++;
                first = Math.min(first, number);
                last = Math.max(last, number);
            }
        }
        boolean numbersRows = (first == 0 || first == 1) && last - first == known - 1.0;
        if (known < MIN_KNOWN || !(numbersRows || isNamed(column.name())) || !areDistinct(column, first, last, known)) {
            return Optional.empty();
        }
        return Optional.of(
                numbersRows
                        ? "numbers the rows from " + (int) first + " to " + (int) last
                        : "is named like an identifier and holds " + known + " distinct integers");
    }

    private static boolean isNamed(String name) {
        return NAME.matcher(name).matches()
                || NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether the known integers of a column, from {@code first} to {@code last}, differ from one another. */
    private static boolean areDistinct(Column column, double first, double last, int known) {
        if (last - first < known - 1.0) {
            return false;
        }
        if (last - first > DENSE * (double) known || last - first >= Integer.MAX_VALUE) {
            int missing = column.rowCount() - known;
            // Each missing cell counts as the same value, which all but the first of them repeat.
            return Repeats.count(column.rowCount(), row -> Mixed.of(Double.doubleToLongBits(column.number(row) + 0.0)))
                    == Math.max(0, missing - 1);
        }
        BitSet seen = new BitSet();
        for (int row = 0; row < column.rowCount(); row++) {
            double number = column.number(row);
            if (!Double.isNaN(number)) {
                int place = (int) (number - first);
                if (seen.get(place)) {
                    return false;
                }
                seen.set(place);
            }
        }
        return true;
    }
}
