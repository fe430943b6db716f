package io.lamina.table.profile;

import io.lamina.table.Codes;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.LabelColumn;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Computes how much two columns say of each other, in one or two passes over the rows. Dates are numbers here, truth values are labels.
 *
 * <p>With n rows in which both have a value:
 * <ul>
 *   <li>numbers and numbers: Pearson, {@code |Σ (x − x̄)(y − ȳ)| / √(Σ (x − x̄)² Σ (y − ȳ)²)}
 *   <li>numbers and labels: the correlation ratio, {@code η = √(Σ n_k (x̄_k − x̄)² / Σ (x − x̄)²)}, over labels k
 *   <li>labels and labels: Cramér's V, {@code √(χ² / (n · min(r − 1, c − 1)))}, of r and c labels that occur, without a correction for bias:
 *       labels that hardly repeat say much of any other by chance
 * </ul>
 *
 * <p>Source: Cramér, "Mathematical Methods of Statistics", 1946; Fisher, "Statistical Methods for Research Workers", 1925.
 */
public final class Associations {
    /** Cells of a table of counts: more are not worth their memory. */
    private static final long MOST_CELLS = 1_000_000;

    private Associations() {}

    /**
     * How much a column says of a target.
     *
     * @param labelled whether the numbers of the target are labels of classes
     */
    public static Association of(Column column, Column target, boolean labelled) {
        boolean classes = target instanceof LabelColumn && (labelled || hasLabels(target));
        if (!hasLabels(column)) {
            return classes
                    ? Association.of(
                            column, Association.CORRELATION_RATIO, correlationRatio(column, (LabelColumn) target))
                    : Association.of(column, Association.PEARSON, pearson(column, target));
        }
        return classes
                ? cramersV((LabelColumn) column, (LabelColumn) target)
                : Association.of(column, Association.CORRELATION_RATIO, correlationRatio(target, (LabelColumn) column));
    }

    private static boolean hasLabels(Column column) {
        return column.type() != ColumnType.NUMERIC && column.type() != ColumnType.DATETIME;
    }

    private static double pearson(Column x, Column y) {
        int[] rows = IntStream.range(0, x.rowCount())
                .filter(row -> !x.isMissing(row) && !y.isMissing(row))
                .toArray();
        double meanX = Arrays.stream(rows).mapToDouble(x::number).sum() / rows.length;
        double meanY = Arrays.stream(rows).mapToDouble(y::number).sum() / rows.length;
        double products = 0;
        double squaresX = 0;
        double squaresY = 0;
        for (int row : rows) {
            double dx = x.number(row) - meanX;
            double dy = y.number(row) - meanY;
            products += dx * dy;
            squaresX += dx * dx;
            squaresY += dy * dy;
        }
        return Math.abs(products) / Math.sqrt(squaresX) / Math.sqrt(squaresY);
    }

    private static double correlationRatio(Column numbers, LabelColumn labels) {
        int groups = labels.labels().size();
        double[] sums = new double[groups];
        long[] counts = new long[groups];
        for (int row = 0; row < numbers.rowCount(); row++) {
            int code = labels.code(row);
            if (code != Codes.MISSING && !numbers.isMissing(row)) {
                sums[code] += numbers.number(row);
                counts[code]++;
            }
        }
        double mean = Arrays.stream(sums).sum() / Arrays.stream(counts).sum();
        double within = 0;
        double between = 0;
        for (int code = 0; code < groups; code++) {
            if (counts[code] > 0) {
                double deviation = sums[code] / counts[code] - mean;
                between += counts[code] * deviation * deviation;
            }
        }
        for (int row = 0; row < numbers.rowCount(); row++) {
            int code = labels.code(row);
            if (code != Codes.MISSING && !numbers.isMissing(row)) {
                double deviation = numbers.number(row) - sums[code] / counts[code];
                within += deviation * deviation;
            }
        }
        return Math.sqrt(between / (between + within));
    }

    private static Association cramersV(LabelColumn column, LabelColumn target) {
        int width = target.labels().size();
        if ((long) column.labels().size() * width > MOST_CELLS) {
            return new Association(
                    column.name(),
                    Association.CRAMERS_V,
                    null,
                    column.labels().size() + " labels beside " + width + " are more than are counted");
        }
        long[] counts = new long[column.labels().size() * width];
        for (int row = 0; row < column.rowCount(); row++) {
            if (!column.isMissing(row) && !target.isMissing(row)) {
                counts[column.code(row) * width + target.code(row)]++;
            }
        }
        return Association.of(column, Association.CRAMERS_V, cramersV(counts, width));
    }

    private static double cramersV(long[] counts, int width) {
        long[] ofRow = new long[counts.length / Math.max(1, width)];
        long[] ofColumn = new long[width];
        for (int i = 0; i < counts.length; i++) {
            ofRow[i / width] += counts[i];
            ofColumn[i % width] += counts[i];
        }
        double n = Arrays.stream(ofColumn).sum();
        double chiSquared = 0;
        for (int i = 0; i < counts.length; i++) {
            double expected = ofRow[i / width] / n * ofColumn[i % width];
            if (expected > 0) {
                chiSquared += (counts[i] - expected) * (counts[i] - expected) / expected;
            }
        }
        long rows = Arrays.stream(ofRow).filter(count -> count > 0).count();
        long columns = Arrays.stream(ofColumn).filter(count -> count > 0).count();
        return Math.sqrt(chiSquared / (n * (Math.min(rows, columns) - 1)));
    }
}
