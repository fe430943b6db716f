package io.lamina.evaluation.interval;

import io.lamina.evaluation.metric.Share;

/**
 * The interval of a share of rows (Wilson 1927): all shares that a test with the normal approximation would not reject. With
 * p = hits / n and z = 1.96 its ends are {@code (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)}. Never outside [0, 1], and of use
 * at 0, at 1 and for a few rows, where p ± 1.96 standard errors is not.
 */
public final class Wilson {
    private static final String METHOD = "wilson";

    private Wilson() {}

    /** The interval at {@link Interval#LEVEL}; undefined if there are no rows. */
    public static Interval of(Share share) {
        if (share.of() == 0) {
            return Interval.undefined(METHOD, "there are no rows to count among");
        }
        double n = share.of();
        double p = share.hits() / n;
        double z = Interval.Z;
        double centre = p + z * z / (2 * n);
        double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        double scale = 1 + z * z / n;
        // Exact at the ends, where rounding would leave something.
        double lower = share.hits() == 0 ? 0 : (centre - half) / scale;
        double upper = share.hits() == share.of() ? 1 : (centre + half) / scale;
        return Interval.of(lower, upper, METHOD);
    }
}
