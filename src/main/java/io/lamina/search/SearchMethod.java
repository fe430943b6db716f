package io.lamina.search;

import io.lamina.setting.Described;
import io.lamina.setting.Family;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

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

    /** How many trials there can be; empty: as many as one likes. */
    default OptionalInt most(SearchSpace space) {
        return OptionalInt.empty();
    }

    /** Whether a proposal depends on how earlier trials came out. */
    default boolean learns() {
        return false;
    }
}
