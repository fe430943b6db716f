package io.lamina.evaluation.metric;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The value of a metric: a finite number, or the reason why there is none. NaN and infinity are never scores.
 *
 * @param value the finite value, or null
 * @param undefinedBecause the reason, present exactly if the value is null
 */
public record Score(@Nullable Double value, @Nullable String undefinedBecause) {
    /** @throws IllegalArgumentException unless there is exactly one of a finite value and a reason */
    public Score {
        if ((value == null) == (undefinedBecause == null) || (value != null && !Double.isFinite(value))) {
            throw new IllegalArgumentException(
                    "a score is a finite value or a reason, got %s and %s".formatted(value, undefinedBecause));
        }
    }

    /** The value, or an undefined score if the computation left the range of a double. */
    public static Score of(double value) {
        return Double.isFinite(value)
                ? new Score(value, null)
                : undefined("the computation left the range of a double: " + value);
    }

    /** No value, such as a ratio whose denominator is zero. */
    public static Score undefined(String reason) {
        return new Score(null, reason);
    }

    /** {@code numerator / denominator}, or an undefined score with this reason if the denominator is zero. */
    public static Score ratio(double numerator, double denominator, String reasonIfZero) {
        return denominator == 0 ? undefined(reasonIfZero) : of(numerator / denominator);
    }

    /** The value; where there is none, its reason goes into {@code reasons} under this name. */
    public static @Nullable Double valueOrReason(String name, Score score, Map<String, String> reasons) {
        if (score.undefinedBecause() != null) {
            reasons.put(name, score.undefinedBecause());
        }
        return score.value();
    }
}
