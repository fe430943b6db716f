package io.lamina.service.json;

import io.lamina.setting.Setting;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The bounds of one setting, and the sentences that say them. */
record Limits(
        double min,
        double max,
        boolean exclusiveMin,
        boolean exclusiveMax,
        @Nullable Pattern pattern,
        List<String> allowed) {
    static final Limits NONE =
            new Limits(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false, false, null, List.of());

    static Limits of(@Nullable Setting setting) {
        if (setting == null) {
            return NONE;
        }
        return new Limits(
                setting.min(),
                setting.max(),
                setting.exclusiveMin(),
                setting.exclusiveMax(),
                setting.pattern().isEmpty() ? null : Pattern.compile(setting.pattern()),
                List.of(setting.allowed()));
    }

    boolean hasMin() {
        return min != Double.NEGATIVE_INFINITY;
    }

    boolean hasMax() {
        return max != Double.POSITIVE_INFINITY;
    }

    /** The limits of what a list or map holds: its own size limits do not apply to its elements. */
    Limits ofElements() {
        return new Limits(NONE.min, NONE.max, false, false, pattern, allowed);
    }

    /** The same, no wider than a Java type. */
    Limits within(double lowest, double highest) {
        double narrowMin = Math.max(min, lowest);
        double narrowMax = Math.min(max, highest);
        boolean aboveMin = exclusiveMin && min >= lowest;
        boolean belowMax = exclusiveMax && max <= highest;
        return new Limits(narrowMin, narrowMax, aboveMin, belowMax, pattern, allowed);
    }

    boolean allows(double value) {
        return (exclusiveMin ? value > min : value >= min) && (exclusiveMax ? value < max : value <= max);
    }

    /** {@code must be between 1 and 16384}. */
    String sentence() {
        if (hasMin() && hasMax() && !exclusiveMin && !exclusiveMax) {
            return "must be between " + text(min) + " and " + text(max);
        }
        String low = hasMin() ? (exclusiveMin ? "greater than " : "at least ") + text(min) : "";
        String high = hasMax() ? (exclusiveMax ? "less than " : "at most ") + text(max) : "";
        return "must be " + low + (hasMin() && hasMax() ? " and " : "") + high;
    }

    /** {@code must have at most 64 items, got 65}, or {@code null} if the size is allowed. */
    @Nullable
    String sizeBreach(int size, String one, String many) {
        if (allows(size)) {
            return null;
        }
        String bounds;
        if (hasMin() && hasMax()) {
            bounds = min == max ? "exactly " + text(min) : text(min) + " to " + text(max);
        } else {
            bounds = hasMin() ? "at least " + text(min) : "at most " + text(max);
        }
        return "must have " + bounds + " " + (bounds.endsWith(" 1") ? one : many) + ", got " + size;
    }

    /** A number as a person writes it: {@code 16384}, {@code 0.0001}. */
    static String text(double value) {
        if (value == Long.MAX_VALUE) {
            return Long.toString(Long.MAX_VALUE);
        }
        boolean whole = value == Math.rint(value);
        BigDecimal decimal = whole && Math.abs(value) < 1e20
                ? new BigDecimal(value)
                : new BigDecimal(Double.toString(value)).stripTrailingZeros();
        return Math.abs(value) < 1e-6 || Math.abs(value) >= 1e20 ? decimal.toString() : decimal.toPlainString();
    }
}
