package io.lamina.table.split;

import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The parts of one division of rows, disjoint, each in ascending order; nobody may change the arrays.
 *
 * @param training rows to learn from, never empty
 * @param validation rows to stop early by, may be empty
 * @param test rows to score at the end, may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // Row numbers by the million; two splits are compared part by part.
public record Split(int[] training, int[] validation, int[] test) {
    /** Where a row belongs. */
    enum Part {
        TRAINING,
        VALIDATION,
        TEST
    }

    /**
     * Divides rows by what is said of each.
     *
     * @param rows ascending
     * @param partOf the part of {@code rows[i]}
     */
    static Split of(int[] rows, IntFunction<Part> partOf) {
        return new Split(
                where(rows, partOf, Part.TRAINING),
                where(rows, partOf, Part.VALIDATION),
                where(rows, partOf, Part.TEST));
    }

    private static int[] where(int[] rows, IntFunction<Part> partOf, Part part) {
        return IntStream.range(0, rows.length)
                .filter(i -> partOf.apply(i) == part)
                .map(i -> rows[i])
                .toArray();
    }
}
