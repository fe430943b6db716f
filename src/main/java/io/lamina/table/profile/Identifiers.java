package io.lamina.table.profile;

import io.lamina.table.Column;
import io.lamina.table.LabelColumn;
import java.util.Arrays;
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
        double[] sorted = new double[column.rowCount()];
        int known = 0;
        for (int row = 0; row < sorted.length; row++) {
            double number = column.number(row);
            if (!Double.isNaN(number)) {
                // Most columns end here, before anything is sorted.
                if (number != Math.rint(number)) {
                    return Optional.empty();
                }
                sorted[known++] = number;
            }
        }
        sorted = Arrays.copyOf(sorted, known);
        Arrays.sort(sorted);
        if (sorted.length < MIN_KNOWN || !areDistinct(sorted)) {
            return Optional.empty();
        }
        double first = sorted[0];
        double last = sorted[sorted.length - 1];
        if ((first == 0 || first == 1) && last - first == sorted.length - 1) {
            return Optional.of("numbers the rows from " + (int) first + " to " + (int) last);
        }
        return NAME.matcher(column.name()).matches()
                        || NAME.matcher(column.name().toLowerCase(Locale.ROOT)).matches()
                ? Optional.of("is named like an identifier and holds " + sorted.length + " distinct integers")
                : Optional.empty();
    }

    private static boolean areDistinct(double[] sorted) {
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                return false;
            }
        }
        return true;
    }
}
