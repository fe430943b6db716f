package io.lamina.table.profile;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/**
 * Finds the numbers of given ranks among any number of them, exactly and in little memory: four times it goes through all, each time
 * counting by the next 16 bits those that may still be one of the wanted. Radix selection, most significant digit first.
 */
final class RankSelection {
    private static final int DIGIT_BITS = 16;
    private static final int DIGITS = 1 << DIGIT_BITS;

    /** The upper bits of the wanted keys as far as they are known: ascending and different. */
    private long[] prefixes = {0};

    /** Per rank: which prefix it has, and its rank among the numbers that have it. */
    private final int[] prefixOf;

    private final long[] within;

    private RankSelection(long[] ranks) {
        this.prefixOf = new int[ranks.length];
        this.within = ranks.clone();
    }

    /**
     * The number of each rank, 0 being the smallest.
     *
     * @param numbers gives out all numbers, none of them NaN, as often as it is asked
     * @param ranks ascending, each less than the count of the numbers
     */
    static double[] select(Consumer<DoubleConsumer> numbers, long[] ranks) {
        RankSelection selection = new RankSelection(ranks);
        for (int shift = Long.SIZE - DIGIT_BITS; shift >= 0; shift -= DIGIT_BITS) {
            selection.narrow(selection.count(numbers, shift));
        }
        double[] values = new double[ranks.length];
        Arrays.setAll(values, rank -> number(selection.prefixes[selection.prefixOf[rank]]));
        return values;
    }

    /** A long that is ordered, without a sign, as doubles are: -∞ first, -0 before 0. */
    private static long key(double number) {
        long bits = Double.doubleToRawLongBits(number);
        return bits ^ ((bits >> 63) | Long.MIN_VALUE);
    }

    private static double number(long key) {
        return Double.longBitsToDouble(key ^ ((~key >> 63) | Long.MIN_VALUE));
    }

    private long[][] count(Consumer<DoubleConsumer> numbers, int shift) {
        long[] known = prefixes;
        long[][] counts = new long[known.length][DIGITS];
        numbers.accept(number -> {
            long key = key(number);
            // A shift by all 64 bits would be none.
            long prefix = key >>> shift >>> DIGIT_BITS;
            for (int i = 0; i < known.length && known[i] <= prefix; i++) {
                if (known[i] == prefix) {
                    counts[i][(int) (key >>> shift) & (DIGITS - 1)]++;
                }
            }
        });
        return counts;
    }

    /** Takes the next digit of each rank's number from how often each digit occurs. */
    private void narrow(long[][] counts) {
        long[] longer = new long[within.length];
        int size = 0;
        for (int rank = 0; rank < within.length; rank++) {
            long[] ofDigit = counts[prefixOf[rank]];
            int digit = 0;
            while (within[rank] >= ofDigit[digit]) {
                within[rank] -= ofDigit[digit++];
            }
            long prefix = (prefixes[prefixOf[rank]] << DIGIT_BITS) | digit;
            if (size == 0 || longer[size - 1] != prefix) {
                longer[size++] = prefix;
            }
            prefixOf[rank] = size - 1;
        }
        prefixes = Arrays.copyOf(longer, size);
    }
}
