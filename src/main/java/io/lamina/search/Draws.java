package io.lamina.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Random places; the sequence depends on the seed and the number of the trial, and Java specifies it. */
final class Draws {
    /** 2⁶⁴ over the golden ratio, which spreads neighbouring numbers. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Random random;

    Draws(long seed, int number) {
        // Random scrambles its seed by no more than an exclusive or: seeds that differ little begin alike.
        long mixed = seed + number * SPREAD;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        this.random = new Random(mixed ^ (mixed >>> 31));
    }

    /** Evenly in [0, 1). */
    double place() {
        return random.nextDouble();
    }

    /** Normally, of mean 0 and standard deviation 1. */
    double normal() {
        return random.nextGaussian();
    }

    /** A place for every setting that counts. */
    Map<String, Double> places(SearchSpace space) {
        Map<String, Double> places = new LinkedHashMap<>();
        for (String path : space.paths()) {
            // Drawn also where it does not count, so that a condition changes no other setting.
            double place = place();
            if (space.counts(path, places)) {
                places.put(path, place);
            }
        }
        return places;
    }
}
