package io.lamina.evaluation.explanation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/** Rows of inputs, and which of them are whose. Immutable as long as the caller leaves the array alone. */
public final class Inputs {
    private final float[] values;
    private final int width;
    private final SequencedMap<String, List<Integer>> features;

    /**
     * Takes rows as they are.
     *
     * @param values [rows, width] in row-major order
     * @param width how many inputs a row has
     * @param features each feature with its places among the inputs of a row
     * @throws IllegalArgumentException if the values are no whole rows, or none
     */
    public Inputs(float[] values, int width, SequencedMap<String, List<Integer>> features) {
        if (width < 1 || values.length == 0 || values.length % width != 0) {
            throw new IllegalArgumentException(
                    "values must be one row of %d inputs or more, got %d".formatted(width, values.length));
        }
        this.values = values;
        this.width = width;
        this.features = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(features));
    }

    int rows() {
        return values.length / width;
    }

    /** The values themselves; nobody may change them. */
    float[] values() {
        return values;
    }

    Set<String> features() {
        return features.keySet();
    }

    /**
     * Gives a row of a copy of the values the inputs that a feature has in another row.
     *
     * @throws IllegalArgumentException if there is no such feature
     */
    void put(String feature, int from, float[] copy, int to) {
        List<Integer> places = features.get(feature);
        if (places == null) {
            throw new IllegalArgumentException("there is no feature " + feature + " among " + features.keySet());
        }
        for (int place : places) {
            copy[to * width + place] = values[from * width + place];
        }
    }
}
