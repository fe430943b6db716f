package io.lamina.search;

import java.util.List;
import java.util.stream.IntStream;

/** Places in the unit interval. */
final class Places {
    private Places() {}

    /** Places as far apart as can be, from 0 to 1; of one only, the middle. */
    static List<Double> even(int count) {
        return count == 1
                ? List.of(0.5)
                : IntStream.range(0, count).mapToObj(i -> i / (count - 1.0)).toList();
    }

    /** The middles of {@code count} equal shares. */
    static List<Double> middles(int count) {
        return IntStream.range(0, count).mapToObj(i -> middle(i, count)).toList();
    }

    /** The middle of share {@code index} of {@code count} equal ones. */
    static double middle(int index, int count) {
        return (index + 0.5) / count;
    }

    /** Which of {@code count} equal shares a place is in. */
    static int share(double place, int count) {
        return Math.min((int) (place * count), count - 1);
    }
}
