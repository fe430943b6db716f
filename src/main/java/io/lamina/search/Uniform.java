package io.lamina.search;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import org.jspecify.annotations.Nullable;

/** Numbers between two others, each as likely as the next. */
@Kind(formula = "min + u * (max - min)", use = "For settings whose differences matter, such as a dropout rate.")
public record Uniform(
        @Setting(doc = "The smallest value.") double min,
        @Setting(doc = "The largest value.") double max,

        @Setting(doc = Ranges.WHEN, defaultValue = "null") @Nullable
        Condition when)
        implements ParameterRange {
    /** Checks the order. */
    public Uniform {
        Ranges.check(min, max);
    }

    @Override
    public Object valueAt(double place) {
        return Ranges.value(place, min, max, min + place * (max - min));
    }

    @Override
    public double placeOf(Object value) {
        return Ranges.place(Ranges.number(value), min, max);
    }
}
