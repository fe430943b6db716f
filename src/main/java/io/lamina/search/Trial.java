package io.lamina.search;

import java.util.Map;

/**
 * One try: where it lies in the unit cube, and how it came out.
 *
 * @param number from 1
 * @param places by path, those that count; a setting whose condition does not hold has none
 * @param cost what the search makes small: the objective, negated where it is to be large; infinite for a try that failed, NaN for one
 *     that has not ended
 */
public record Trial(int number, Map<String, Double> places, double cost) {
    /** Copies the places. */
    public Trial {
        places = Map.copyOf(places);
    }

    /** Whether the cost is known. */
    public boolean hasEnded() {
        return !Double.isNaN(cost);
    }
}
