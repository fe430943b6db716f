package io.lamina.search;

/** What ranges of numbers share. */
final class Ranges {
    static final String WHEN =
            "Another setting of the search, and its values with which this one counts; null: always.";

    private Ranges() {}

    static void check(double min, double max) {
        if (!(Double.isFinite(min) && Double.isFinite(max) && min < max)) {
            throw new IllegalArgumentException("min must be less than max, got " + min + " and " + max);
        }
    }

    static void checkPositive(double min) {
        if (!(min > 0)) {
            throw new IllegalArgumentException("min must be greater than 0 on a logarithmic range, got " + min);
        }
    }

    /** The value as a number; NaN if it is none. */
    static double number(Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** The value at a place by a formula, but the ends themselves at 0 and 1: a formula may miss them by the last bit. */
    static double value(double place, double min, double max, double formula) {
        return place <= 0 ? min : place >= 1 ? max : Math.clamp(formula, min, max);
    }

    /** The place of a number between two others, 0.5 for none. */
    static double place(double number, double low, double high) {
        double place = (number - low) / (high - low);
        return Double.isNaN(place) ? 0.5 : Math.clamp(place, 0, 1);
    }
}
