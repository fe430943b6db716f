package io.lamina.table.profile;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** Finds the largest of many counts without sorting all of them. */
final class MostFrequent {
    private MostFrequent() {}

    /** The places of the largest counts, largest first, of equals the first ones first. */
    static IntStream of(long[] counts, int limit) {
        Comparator<Integer> order =
                Comparator.<Integer>comparingLong(place -> -counts[place]).thenComparing(Comparator.naturalOrder());
        PriorityQueue<Integer> largest = new PriorityQueue<>(limit + 1, order.reversed());
        for (int place = 0; place < counts.length; place++) {
            // Most end at the first comparison, without an object.
            if (largest.size() < limit || counts[place] > counts[largest.element()]) {
                largest.add(place);
                if (largest.size() > limit) {
                    largest.remove();
                }
            }
        }
        return largest.stream().sorted(order).mapToInt(Integer::intValue);
    }
}
