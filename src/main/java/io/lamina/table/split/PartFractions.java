package io.lamina.table.split;

import org.jspecify.annotations.Nullable;

/** What strategies share that keep fractions of the rows back. */
final class PartFractions {
    /** The share kept back for validation when nobody says. */
    static final double DEFAULT_VALIDATION = 0.2;

    private PartFractions() {}

    /** @throws IllegalArgumentException unless something is left to train on */
    static void check(double validationFraction, double testFraction) {
        if (!(validationFraction >= 0 && testFraction >= 0 && validationFraction + testFraction < 1)) {
            throw new IllegalArgumentException(
                    "validationFraction and testFraction must not be negative and their sum must be" + " below 1, got "
                            + validationFraction + " and " + testFraction);
        }
    }

    /** @throws IllegalArgumentException unless a fold has something left to train on; null: to be chosen */
    static void checkInner(@Nullable Double validationFraction) {
        if (validationFraction != null && !(validationFraction >= 0 && validationFraction < 1)) {
            throw new IllegalArgumentException(
                    "validationFraction must be at least 0 and below 1, got " + validationFraction);
        }
    }

    /** How many of so many rows a part wants: {@code round(rows · fraction)}, and at least one of a fraction above 0. */
    static int rows(int rowCount, double fraction) {
        return fraction == 0 ? 0 : (int) Math.max(1, Math.round(rowCount * fraction));
    }
}
