package io.lamina.table.scaling;

/** Order statistics of ascending values. */
final class SortedValues {
    private SortedValues() {}

    /**
     * The quantile at the probability p = part / parts: h = (n − 1) p, linear between the values of rank ⌊h⌋ and ⌊h⌋ + 1 (type 7 of
     * Hyndman and Fan, 1996, as NumPy and the profile have it). Where h is a whole number the answer is the value of that rank
     * exactly, which a probability that is rounded first does not promise.
     *
     * @param sorted ascending, at least one, their differences finite
     * @param part from 0 to {@code parts}
     */
    static double quantile(double[] sorted, int part, int parts) {
        long place = (sorted.length - 1L) * part;
        int lower = (int) (place / parts);
        int upper = Math.min(lower + 1, sorted.length - 1);
        double share = (double) (place % parts) / parts;
        // Between equal values nothing is rounded, and a larger share never gives a smaller number.
        return Math.min(sorted[lower] + share * (sorted[upper] - sorted[lower]), sorted[upper]);
    }
}
