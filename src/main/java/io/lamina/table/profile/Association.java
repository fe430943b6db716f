package io.lamina.table.profile;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import io.lamina.table.Column;
import org.jspecify.annotations.Nullable;

/**
 * How much a column says of another, from rows in which both have a value.
 *
 * @param column the name of the column
 * @param method {@code pearson}, {@code correlation_ratio} or {@code cramers_v}; {@code docs/data.md} has the formulas
 * @param value from 0, nothing, to 1, everything that the method can see; null with a {@code reason}
 * @param reason why there is no value, else null
 */
@Described("How much a column says of the target.")
public record Association(
        @Setting(doc = "Name of the column.") String column,

        @Setting(
                doc =
                        "pearson, the magnitude of the correlation of two columns of numbers; correlation_ratio, of numbers with labels;"
                                + " or cramers_v, of labels with labels.",
                allowed = {Association.PEARSON, Association.CORRELATION_RATIO, Association.CRAMERS_V})
        String method,

        @Setting(
                doc = "From 0, nothing, to 1, everything that the method can see; null if it cannot be computed.",
                min = 0,
                max = 1)
        @Nullable
        Double value,

        @Setting(doc = "Why there is no value; else null.") @Nullable
        String reason) {
    static final String PEARSON = "pearson";
    static final String CORRELATION_RATIO = "correlation_ratio";
    static final String CRAMERS_V = "cramers_v";

    static Association of(Column column, String method, double value) {
        return Double.isFinite(value)
                ? new Association(column.name(), method, Math.clamp(value, 0, 1), null)
                : new Association(
                        column.name(), method, null, "one of the two columns does not vary where both have a value");
    }
}
