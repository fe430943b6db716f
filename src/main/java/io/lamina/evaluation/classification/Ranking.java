package io.lamina.evaluation.classification;

import java.util.Arrays;

/** Rows by descending probability of a class, equal ones in their order. Immutable: nobody may change the arrays. */
final class Ranking {
    private final int[] rows;
    private final float[] probabilities;

    private Ranking(int[] rows, float[] probabilities) {
        this.rows = rows;
        this.probabilities = probabilities;
    }

    /** Sorts one number per row: the complement of the bits of its probability, which order as floats do from 0 upwards, then the row. */
    static Ranking of(ClassPredictions predictions, int c) {
        long[] keys = new long[predictions.size()];
        for (int row = 0; row < keys.length; row++) {
            int bits = Float.floatToIntBits(Math.abs(predictions.probability(row, c)));
            keys[row] = (long) ~bits << 32 | row;
        }
        Arrays.sort(keys);
        int[] rows = new int[keys.length];
        float[] probabilities = new float[keys.length];
        for (int place = 0; place < keys.length; place++) {
            rows[place] = (int) keys[place];
            probabilities[place] = Float.intBitsToFloat(~(int) (keys[place] >> 32));
        }
        return new Ranking(rows, probabilities);
    }

    int size() {
        return rows.length;
    }

    /** The row at a place, the most probable at 0. */
    int row(int place) {
        return rows[place];
    }

    float probability(int place) {
        return probabilities[place];
    }

    /** Whether the next row has another probability, or there is none. */
    boolean isLastOfEquals(int place) {
        return place + 1 == rows.length || probabilities[place + 1] != probabilities[place];
    }
}
