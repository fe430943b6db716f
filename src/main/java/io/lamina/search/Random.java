package io.lamina.search;

import io.lamina.setting.Kind;
import java.util.List;
import java.util.Map;

/**
 * Every trial by itself, at a random place.
 *
 * <p>Source: Bergstra and Bengio, "Random Search for Hyper-Parameter Optimization", JMLR 13, 2012.
 */
@Kind(
        formula = "u ~ uniform in the unit cube",
        use = "A strong baseline, better than a grid when few of many settings matter; trials may run all at once.")
public record Random() implements SearchMethod {
    @Override
    public Map<String, Double> propose(SearchSpace space, int number, List<Trial> earlier, long seed) {
        return new Draws(seed, number).places(space);
    }
}
