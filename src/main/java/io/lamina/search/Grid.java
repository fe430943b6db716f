package io.lamina.search;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Every combination of evenly spaced values, the ends of ranges among them, the last setting by name varying fastest.
 *
 * @param points values of a range of numbers; a choice has all of its own, a range of fewer whole numbers all of those
 */
@Kind(
        formula = "every combination of points values of each range, evenly from min to max; of one point, the middle",
        use = "For one to three settings, to see how they act together.")
public record Grid(
        @Setting(
                doc = "Values of each range of numbers, both ends included; a choice has all of its own.",
                defaultValue = "5",
                min = 1,
                max = 1_000)
        int points)
        implements SearchMethod {
    /** The most combinations: as many as a search may have trials. */
    private static final int MOST = 1_000;

    /** Checks the number. */
    public Grid {
        if (points < 1) {
            throw new IllegalArgumentException("points must be positive, got " + points);
        }
    }

    @Override
    public Map<String, Double> propose(SearchSpace space, int number, List<Trial> earlier, long seed) {
        return space.grid(points).get(number - 1);
    }

    @Override
    public List<Map<String, Double>> unlearned(SearchSpace space, int count, long seed) {
        return space.grid(points).subList(0, count);
    }

    /**
     * How many combinations there are.
     *
     * @throws IllegalArgumentException if there are more than any search may have
     */
    @Override
    public OptionalInt most(SearchSpace space) {
        int combinations = space.gridSize(points, MOST + 1);
        if (combinations > MOST) {
            throw new IllegalArgumentException("a grid has more than " + MOST
                    + " combinations; take fewer points, narrower ranges, or another method");
        }
        return OptionalInt.of(combinations);
    }
}
