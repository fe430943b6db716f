package io.lamina.search;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of some values that have no order; each may be anything that the setting may be. */
@Kind(
        formula = "values[floor(u * n)]",
        use = "For kinds, such as an optimizer or an activation, and for whole lists, such as hiddenLayers.")
public record Choice(
        @Setting(
                doc = "The values: whatever the setting may be.",
                min = 1,
                max = 1_000,
                example = "[\"adam\", \"sgd\"]")
        List<Object> values,

        @Setting(doc = Ranges.WHEN, defaultValue = "null") @Nullable
        Condition when)
        implements ParameterRange {
    /** Copies the values; each may be there once. */
    public Choice {
        values = List.copyOf(values);
        if (new HashSet<>(values).size() < values.size()) {
            throw new IllegalArgumentException("values must differ from each other");
        }
    }

    @Override
    public Object valueAt(double place) {
        return values.get(Places.share(place, values.size()));
    }

    @Override
    public double placeOf(Object value) {
        int index = values.indexOf(value);
        return index < 0 ? 0.5 : Places.middle(index, values.size());
    }

    @Override
    public long size() {
        return values.size();
    }

    @Override
    public int unordered() {
        return values.size();
    }

    @Override
    public List<Double> grid(int points) {
        return Places.middles(values.size());
    }
}
