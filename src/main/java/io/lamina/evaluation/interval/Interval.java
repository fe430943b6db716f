package io.lamina.evaluation.interval;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import org.jspecify.annotations.Nullable;

/**
 * Where a score would lie on other rows of the same kind, in so many of a hundred cases; or why that cannot be said.
 *
 * @param lower the lower end, finite, or null
 * @param upper the upper end, null with {@code lower}
 * @param level the share of cases, in (0, 1)
 * @param method {@code wilson}, {@code bootstrap} or {@code normal}
 * @param undefinedBecause the reason, present exactly if there are no ends
 */
@Described("Where a score would lie on other rows of the same kind.")
public record Interval(
        @Setting(doc = "Lower end; null if it cannot be said.") @Nullable
        Double lower,

        @Setting(doc = "Upper end; null if it cannot be said.") @Nullable
        Double upper,

        @Setting(doc = "In how large a share of cases the interval holds the true score.")
        double level,

        @Setting(
                doc =
                        "How it was found: wilson for shares of rows, normal for means of rows, bootstrap for every other score.",
                allowed = {"wilson", "bootstrap", "normal"})
        String method,

        @Setting(doc = "Why there is none; null if there is one.", defaultValue = "null") @Nullable
        String undefinedBecause) {
    /** The level of every interval here. */
    public static final double LEVEL = 0.95;

    /** The quantile of the standard normal distribution at (1 + {@link #LEVEL}) / 2. */
    static final double Z = 1.959963984540054;

    /** @throws IllegalArgumentException unless there are both ends, finite and in order, or neither and a reason */
    public Interval {
        boolean ends =
                lower != null && upper != null && Double.isFinite(lower) && Double.isFinite(upper) && lower <= upper;
        boolean none = lower == null && upper == null && undefinedBecause != null;
        if (!none && !(ends && undefinedBecause == null)) {
            throw new IllegalArgumentException(
                    "an interval is two finite ends in order or a reason, got [%s, %s] and %s"
                            .formatted(lower, upper, undefinedBecause));
        }
    }

    static Interval of(double lower, double upper, String method) {
        return Double.isFinite(lower) && Double.isFinite(upper)
                ? new Interval(lower, upper, LEVEL, method, null)
                : undefined(method, "the computation left the range of a double");
    }

    static Interval undefined(String method, String reason) {
        return new Interval(null, null, LEVEL, method, reason);
    }

    /**
     * The interval of a mean of many rows by the central limit theorem: {@code mean ± 1.96 · standardError}.
     *
     * @param standardError the standard deviation of the rows, divided by the root of their number
     */
    public static Interval ofMean(double mean, double standardError) {
        return of(mean - Z * standardError, mean + Z * standardError, "normal");
    }
}
