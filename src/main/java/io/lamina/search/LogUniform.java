package io.lamina.search;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import org.jspecify.annotations.Nullable;

/** Numbers between two positive ones whose logarithms are each as likely as the next. */
@Kind(
        formula = "exp(log(min) + u * (log(max) - log(min)))",
        use = "For settings whose orders of magnitude matter, such as a learning rate or a penalty.")
public record LogUniform(
        @Setting(doc = "The smallest value.", min = 0, exclusiveMin = true)
        double min,

        @Setting(doc = "The largest value.", min = 0, exclusiveMin = true)
        double max,

        @Setting(doc = Ranges.WHEN, defaultValue = "null") @Nullable
        Condition when)
        implements ParameterRange {
    /** Checks the order. */
    public LogUniform {
        Ranges.checkPositive(min);
        Ranges.check(min, max);
    }

    @Override
    public Object valueAt(double place) {
        double low = StrictMath.log(min);
        return Ranges.value(place, min, max, StrictMath.exp(low + place * (StrictMath.log(max) - low)));
    }

    @Override
    public double placeOf(Object value) {
        return Ranges.place(StrictMath.log(Ranges.number(value)), StrictMath.log(min), StrictMath.log(max));
    }
}
