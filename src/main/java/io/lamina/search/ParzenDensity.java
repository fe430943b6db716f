package io.lamina.search;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A density over the places of one setting, made of those at which it was tried and of a wide prior. */
sealed interface ParzenDensity permits ParzenMixture, ParzenCounts {
    /**
     * The density of the places that trials had for a setting.
     *
     * @param unordered how many values have no order; 0: near places are alike
     */
    static ParzenDensity of(String path, List<Trial> trials, int unordered) {
        double[] places = trials.stream()
                .map(trial -> trial.places().get(path))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        Arrays.sort(places);
        return unordered > 0 ? ParzenCounts.of(places, unordered) : ParzenMixture.of(places);
    }

    double draw(Draws draws);

    double logAt(double place);
}
