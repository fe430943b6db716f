package io.lamina.search;

import io.lamina.setting.Kind;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Every trial by itself, at a random place; where there are few combinations, at one that was not tried before.
 *
 * <p>Source: Bergstra and Bengio, "Random Search for Hyper-Parameter Optimization", JMLR 13, 2012.
 */
@Kind(
        formula = "u ~ uniform in the unit cube; none twice of at most 1000 combinations",
        use = "A strong baseline, better than a grid when few of many settings matter; trials may run all at once.")
public record Random() implements SearchMethod {
    @Override
    public Map<String, Double> propose(SearchSpace space, int number, List<Trial> earlier, long seed) {
        return RandomPlaces.of(space, number, seed);
    }

    @Override
    public List<Map<String, Double>> unlearned(SearchSpace space, int count, long seed) {
        return RandomPlaces.first(space, count, seed);
    }

    @Override
    public OptionalInt most(SearchSpace space) {
        return RandomPlaces.most(space);
    }
}
