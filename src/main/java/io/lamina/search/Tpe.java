package io.lamina.search;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tree-structured Parzen estimator: of the trials so far the best few, by each setting alone, give a density l of good places, and all
 * others one of bad places, g; of some places drawn from l the one with the largest l / g is tried, which maximizes the expected
 * improvement. A setting that is conditional learns from the trials in which it counted. Trials that have not ended count as bad, so that
 * several at once do not all go to one place.
 *
 * <p>Source: Bergstra, Bardenet, Bengio and Kégl, "Algorithms for Hyper-Parameter Optimization", NIPS 2011, section 4.
 *
 * @param randomTrials trials at random places before there is something to learn from
 * @param candidates places drawn from l for each trial
 */
@Kind(
        formula =
                "argmax l(u) / g(u) over places drawn from l; l and g are Parzen densities of the best and of the other trials",
        use = "The usual choice from about 20 trials on: it looks where good trials were.")
public record Tpe(
        @Setting(
                doc = "Trials at random places before there is something to learn from.",
                defaultValue = "10",
                min = 1,
                max = 10_000)
        int randomTrials,

        @Setting(
                doc = "Places that are compared for each trial; more of them explore less.",
                defaultValue = "24",
                min = 1,
                max = 200)
        int candidates)
        implements SearchMethod {
    /** The best tenth, but no more than this many, as in Optuna. */
    private static final int MOST_GOOD = 25;

    private static final double GOOD_SHARE = 0.1;

    /** Checks the numbers. */
    public Tpe {
        if (randomTrials < 1 || candidates < 1) {
            throw new IllegalArgumentException(
                    "randomTrials and candidates must be positive, got " + randomTrials + " and " + candidates);
        }
    }

    @Override
    public boolean learns() {
        return true;
    }

    @Override
    public Map<String, Double> propose(SearchSpace space, int number, List<Trial> earlier, long seed) {
        Draws draws = new Draws(seed, number);
        List<Trial> ended = earlier.stream()
                .filter(Trial::hasEnded)
                .sorted(Comparator.comparingDouble(Trial::cost).thenComparingInt(Trial::number))
                .toList();
        if (ended.size() < randomTrials) {
            return draws.places(space);
        }
        int good = (int) Math.min(MOST_GOOD, Math.ceil(GOOD_SHARE * ended.size()));
        List<Trial> bad = new ArrayList<>(ended.subList(good, ended.size()));
        earlier.stream().filter(trial -> !trial.hasEnded()).forEach(bad::add);
        Map<String, Double> places = new LinkedHashMap<>();
        for (String path : space.paths()) {
            if (space.counts(path, places)) {
                int unordered = space.range(path).unordered();
                ParzenDensity likely = ParzenDensity.of(path, ended.subList(0, good), unordered);
                places.put(path, best(likely, ParzenDensity.of(path, bad, unordered), draws));
            }
        }
        return places;
    }

    private double best(ParzenDensity likely, ParzenDensity unlikely, Draws draws) {
        double best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < candidates; i++) {
            double place = likely.draw(draws);
            double gain = likely.logAt(place) - unlikely.logAt(place);
            if (gain > most) {
                most = gain;
                best = place;
            }
        }
        return best;
    }
}
