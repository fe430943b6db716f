package io.lamina.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Random places of trials, by the seed and the number of each. Of a space of few combinations each is there once: for one that was there
 * another is drawn, so that among those that are left each is as likely as the ranges say.
 */
final class RandomPlaces {
    /** Combinations that are told apart: as many as a search may have trials. */
    private static final int FEW = 1_000;

    /** Draws for a trial; of what these have not hit, since little is left, any is taken. */
    private static final int MOST_DRAWS = 20;

    private RandomPlaces() {}

    /** How many trials there are places for; empty: for as many as one likes. */
    static OptionalInt most(SearchSpace space) {
        return space.isWithin(FEW) ? OptionalInt.of(space.gridSize(FEW, FEW)) : OptionalInt.empty();
    }

    /** The place of a trial. */
    static Map<String, Double> of(SearchSpace space, int number, long seed) {
        return space.isWithin(FEW) ? first(space, number, seed).getLast() : new Draws(seed, number).places(space);
    }

    /** The places of the first trials; beyond {@link #most} they are there again. */
    static List<Map<String, Double>> first(SearchSpace space, int count, long seed) {
        Set<Map<String, Object>> left = new LinkedHashSet<>();
        if (space.isWithin(FEW)) {
            space.grid(FEW).forEach(places -> left.add(space.values(places)));
        }
        List<Map<String, Double>> first = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            Draws draws = new Draws(seed, number);
            first.add(left.isEmpty() ? draws.places(space) : untried(space, left, draws));
        }
        return first;
    }

    /** @param left what was not tried; loses what is */
    private static Map<String, Double> untried(SearchSpace space, Set<Map<String, Object>> left, Draws draws) {
        for (int i = 0; i < MOST_DRAWS; i++) {
            Map<String, Double> places = draws.places(space);
            if (left.remove(space.values(places))) {
                return places;
            }
        }
        Map<String, Object> values = List.copyOf(left).get(Places.share(draws.place(), left.size()));
        left.remove(values);
        return space.places(values);
    }
}
