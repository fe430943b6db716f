package io.lamina.table.profile;

import io.lamina.table.Codes;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.LabelColumn;
import io.lamina.table.Table;
import io.lamina.table.TableWarning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Finds features that alone predict the target almost perfectly: more often a copy of it, or a consequence, than a cause.
 *
 * <p>A feature puts rows into groups: labels by themselves, numbers between {@value #MOST_GROUPS} of their quantiles (of at most
 * {@value #SAMPLE} rows at even distances). What the groups know of the target is, for classes, Goodman and Kruskal's lambda: the share of
 * the errors of guessing the most frequent class that guessing each group's own avoids; for numbers the squared correlation ratio. It is
 * suspect from {@value #SUSPECT} on, of groups of {@value #ROWS_PER_GROUP} rows on average.
 *
 * <p>Source: Goodman and Kruskal, "Measures of Association for Cross Classifications", Journal of the American Statistical Association 49,
 * 1954.
 */
public final class Leakage {
    private static final int MOST_GROUPS = 64;
    private static final int SAMPLE = 10_000;
    private static final int MOST_CELLS = 1_000_000;
    private static final double SUSPECT = 0.99;
    private static final int ROWS_PER_GROUP = 5;

    private Leakage() {}

    /**
     * A warning {@code leakage_suspect} for each feature that is.
     *
     * @param rows the rows to look at
     * @param labelled whether the target holds labels of classes
     */
    public static List<TableWarning> suspects(
            Table table, Collection<String> features, String target, boolean labelled, int[] rows) {
        List<TableWarning> warnings = new ArrayList<>();
        Column wanted = table.column(target);
        for (String feature : features) {
            known(groups(table.column(feature), rows), wanted, labelled, rows)
                    .ifPresent(share -> warnings.add(new TableWarning(
                            "leakage_suspect",
                            feature,
                            "alone tells %.1f %% of what there is to know of %s; will it be known when a prediction is needed?"
                                    .formatted(100 * share, target))));
        }
        return warnings;
    }

    private static OptionalDouble known(int[] groups, Column target, boolean labelled, int[] rows) {
        int count = Arrays.stream(groups).max().orElse(0) + 1;
        boolean tooMany = (long) count * ROWS_PER_GROUP > rows.length
                || (target instanceof LabelColumn labels
                        && (long) count * labels.labels().size() > MOST_CELLS);
        if (count < 2 || tooMany) {
            return OptionalDouble.empty();
        }
        double share = labelled && target instanceof LabelColumn classes
                ? lambda(groups, count, classes, rows)
                : correlationRatioSquared(groups, count, target, rows);
        return share >= SUSPECT ? OptionalDouble.of(Math.min(1, share)) : OptionalDouble.empty();
    }

    /** The group of each row, from 0; a missing value is a group too. */
    private static int[] groups(Column column, int[] rows) {
        int[] groups = new int[rows.length];
        boolean numbers = column.type() == ColumnType.NUMERIC || column.type() == ColumnType.DATETIME;
        if (!numbers && column instanceof LabelColumn labels) {
            int[] groupOfCode = new int[labels.labels().size() + 1];
            int[] next = {0};
            Arrays.setAll(groups, i -> {
                int slot = labels.code(rows[i]) == Codes.MISSING ? groupOfCode.length - 1 : labels.code(rows[i]);
                if (groupOfCode[slot] == 0) {
                    groupOfCode[slot] = ++next[0];
                }
                return groupOfCode[slot] - 1;
            });
            return groups;
        }
        double[] edges = edges(column, rows);
        Arrays.setAll(groups, i -> {
            double number = column.number(rows[i]);
            int place = Arrays.binarySearch(edges, number);
            return Double.isNaN(number) ? edges.length + 1 : place >= 0 ? place : -place - 1;
        });
        return groups;
    }

    private static double[] edges(Column column, int[] rows) {
        int step = Math.ceilDiv(rows.length, SAMPLE);
        double[] sample = IntStream.iterate(0, i -> i < rows.length, i -> i + step)
                .mapToDouble(i -> column.number(rows[i]))
                .filter(number -> !Double.isNaN(number))
                .sorted()
                .toArray();
        return IntStream.range(1, MOST_GROUPS)
                .filter(i -> sample.length > 0)
                .mapToDouble(i -> sample[(int) ((long) i * sample.length / MOST_GROUPS)])
                .distinct()
                .toArray();
    }

    private static double lambda(int[] groups, int count, LabelColumn target, int[] rows) {
        int width = target.labels().size();
        long[] ofClass = new long[width];
        long[] cells = new long[Math.multiplyExact(count, width)];
        for (int i = 0; i < rows.length; i++) {
            int code = target.code(rows[i]);
            if (code != Codes.MISSING) {
                ofClass[code]++;
                cells[groups[i] * width + code]++;
            }
        }
        long right = 0;
        for (int group = 0; group < count; group++) {
            right += Arrays.stream(cells, group * width, (group + 1) * width)
                    .max()
                    .orElse(0);
        }
        long guessed = Arrays.stream(ofClass).max().orElse(0);
        long all = Arrays.stream(ofClass).sum();
        return (double) (right - guessed) / (all - guessed);
    }

    private static double correlationRatioSquared(int[] groups, int count, Column target, int[] rows) {
        double[] sums = new double[count];
        long[] counts = new long[count];
        for (int i = 0; i < rows.length; i++) {
            if (!target.isMissing(rows[i])) {
                sums[groups[i]] += target.number(rows[i]);
                counts[groups[i]]++;
            }
        }
        double mean = Arrays.stream(sums).sum() / Arrays.stream(counts).sum();
        double within = 0;
        double total = 0;
        for (int i = 0; i < rows.length; i++) {
            if (!target.isMissing(rows[i])) {
                double number = target.number(rows[i]);
                double deviation = number - sums[groups[i]] / counts[groups[i]];
                within += deviation * deviation;
                total += (number - mean) * (number - mean);
            }
        }
        return 1 - within / total;
    }
}
