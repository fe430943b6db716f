package io.lamina.search;

import io.lamina.setting.Described;
import io.lamina.setting.Family;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values that one setting may take, as places in the unit interval, from 0 to 1, both included. */
@Family("parameterRanges")
@Described("The values that one setting may take.")
public sealed interface ParameterRange permits Uniform, LogUniform, Integers, LogIntegers, Choice {
    /** The value at a place: a {@link Double}, a {@link Long}, or whatever a choice lists; the ends of a range of numbers at 0 and 1. */
    Object valueAt(double place);

    /** The place of a value, the middle of its share; of a value that is none of these, the nearest, or 0.5 if none is near. */
    double placeOf(Object value);

    /** How many values there are; {@link Long#MAX_VALUE}: as many as numbers between two others. */
    default long size() {
        return Long.MAX_VALUE;
    }

    /** How many values there are that have no order; 0: they are ordered, and near ones are alike. */
    default int unordered() {
        return 0;
    }

    /** About {@code points} places whose values cover the range evenly from end to end, each value once. */
    default List<Double> grid(int points) {
        return Places.even(points);
    }

    /** Where the range counts at all; null: everywhere. */
    @Nullable
    Condition when();
}
