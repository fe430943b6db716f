package io.lamina.search;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Whole numbers from a positive one to another, both included; small ones are likelier than large ones. */
@Kind(
        formula = "floor(exp(log(min) + u * (log(max + 1) - log(min))))",
        use = "For counts whose orders of magnitude matter, such as batchSize or the units of a layer.")
public record LogIntegers(
        @Setting(doc = "The smallest value.", min = 1, max = Integers.MOST)
        long min,

        @Setting(doc = "The largest value.", min = 1, max = Integers.MOST)
        long max,

        @Setting(doc = Ranges.WHEN, defaultValue = "null") @Nullable
        Condition when)
        implements ParameterRange {
    /** Checks the order. */
    public LogIntegers {
        Ranges.checkPositive((double) min);
        Ranges.check((double) min, (double) max);
    }

    @Override
    public Object valueAt(double place) {
        double low = StrictMath.log((double) min);
        double high = StrictMath.log((double) max + 1.0);
        return Math.clamp((long) StrictMath.exp(low + place * (high - low)), min, max);
    }

    @Override
    public double placeOf(Object value) {
        return Ranges.place(
                StrictMath.log(Ranges.number(value) + 0.5),
                StrictMath.log((double) min),
                StrictMath.log((double) max + 1.0));
    }

    @Override
    public long size() {
        return max - min + 1;
    }

    @Override
    public List<Double> grid(int points) {
        if (size() <= points) {
            return LongStream.rangeClosed(min, max).mapToObj(this::placeOf).toList();
        }
        Set<Object> seen = new HashSet<>();
        return Places.even(points).stream()
                .filter(place -> seen.add(valueAt(place)))
                .toList();
    }
}
