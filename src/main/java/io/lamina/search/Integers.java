package io.lamina.search;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Whole numbers from one to another, both included, each as likely as the next. */
@Kind(formula = "floor(min + u * (max - min + 1))", use = "For counts, such as units or patience.")
public record Integers(
        @Setting(doc = "The smallest value.", min = -Integers.MOST, max = Integers.MOST)
        long min,

        @Setting(doc = "The largest value.", min = -Integers.MOST, max = Integers.MOST)
        long max,

        @Setting(doc = Ranges.WHEN, defaultValue = "null") @Nullable
        Condition when)
        implements ParameterRange {
    /** The largest magnitude. */
    static final long MOST = 1_000_000_000_000L;

    /** Checks the order. */
    public Integers {
        Ranges.check((double) min, (double) max);
    }

    @Override
    public Object valueAt(double place) {
        return Math.clamp((long) Math.floor((double) min + place * (double) (max - min + 1)), min, max);
    }

    @Override
    public double placeOf(Object value) {
        return Ranges.place(Ranges.number(value) + 0.5, (double) min, (double) max + 1.0);
    }

    @Override
    public long size() {
        return max - min + 1;
    }

    @Override
    public List<Double> grid(int points) {
        return size() <= points
                ? LongStream.rangeClosed(min, max).mapToObj(this::placeOf).toList()
                : Places.even(points);
    }
}
