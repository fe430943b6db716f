package io.lamina.search;

import io.lamina.setting.Described;
import io.lamina.setting.Family;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** How the next try is chosen. */
@Family("searchMethods")
@Described("How the next trial is chosen.")
public sealed interface SearchMethod permits Grid, Random, Tpe, Hyperband {
    /**
     * Where to look next; the same arguments give the same places.
     *
     * @param number the number of the trial, from 1
     * @param earlier the trials that may be looked at, ended or not, whichever they are by the caller's rule
     * @param seed of the whole search
     * @return a place for each setting that counts
     */
    Map<String, Double> propose(SearchSpace space, int number, List<Trial> earlier, long seed);

    /**
     * Where the first trials would look if nothing were learned, all at once: a proposal that is one of a list need not make it anew.
     *
     * @param count how many; at most {@link #most}
     */
    default List<Map<String, Double>> unlearned(SearchSpace space, int count, long seed) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> propose(space, number, List.of(), seed))
                .toList();
    }

    /** How many places there are to try, each once; empty: as many as one likes. */
    default OptionalInt most(SearchSpace space) {
        return OptionalInt.empty();
    }

    /** Whether a proposal depends on how earlier trials came out. */
    default boolean learns() {
        return false;
    }
}
