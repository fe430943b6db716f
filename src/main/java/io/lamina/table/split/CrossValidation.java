package io.lamina.table.split;

import org.jspecify.annotations.Nullable;

/**
 * A strategy that trains several networks, one per fold, and scores each on rows that it has not seen: {@link Split#test()} are the
 * rows that a fold is scored on, {@link Split#validation()} those of its own training rows that it stops early by.
 *
 * <p>Splits are made one at a time, each when its entry of the list is asked for: fold by fold, they would take as much memory as
 * there are folds.
 */
public sealed interface CrossValidation permits KFold, ExpandingWindow {
    /** More networks than this are not trained for one request. */
    int MOST_PARTS = 100;

    /** The share of a fold's training rows that is kept back when somebody stops early and nobody says. */
    double DEFAULT_VALIDATION_FRACTION = PartFractions.DEFAULT_VALIDATION;

    /** How many networks are trained and scored: one entry each in {@link ValidationStrategy#splits}. */
    int parts();

    /** How often every row is scored at most. */
    int repeats();

    /** Share of a fold's training rows that it stops early by; null: to be chosen. */
    @Nullable
    Double validationFraction();

    /** The same with that share chosen. */
    ValidationStrategy withValidationFraction(double fraction);

    /**
     * A seed of its own for each fold, which depends on nothing but the job's seed and the fold's number: the 64-bit finalizer of
     * SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014).
     *
     * @param number what is wanted one for, from 1; 0 and the seed itself give different ones too
     */
    static long seedOf(long seed, int number) {
        long mixed = seed + 0x9E3779B97F4A7C15L * (number + 1L);
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
