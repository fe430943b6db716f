package io.lamina.table;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import io.lamina.table.cell.DecimalSeparator;
import io.lamina.table.cell.MissingTokens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the cells of one column were read, where it was not as usual: a model carries it, so that what it is asked means what its table
 * meant.
 *
 * @param missingTokens the texts that mean "no value"; null: the usual ones
 * @param decimalSeparator what stands before the fraction of a number; null: a point
 * @param unit the sign at every number, such as {@code %}, empty for none; null: the numbers are in no style of their own
 * @param grouped whether thousands stand in groups
 */
@Described("How the cells of a column were read, where it was not as usual.")
public record CellReading(
        @Setting(doc = "The texts that mean no value; null: the usual ones.", defaultValue = "null") @Nullable
        List<String> missingTokens,

        @Setting(doc = "What stands before the fraction of a number; null: a point.", defaultValue = "null") @Nullable
        DecimalSeparator decimalSeparator,

        @Setting(
                doc = "The sign at every number, empty for none; null: the numbers are in no style of their own.",
                defaultValue = "null")
        @Nullable
        String unit,

        @Setting(doc = "Whether thousands stand in groups.", defaultValue = "false")
        boolean grouped) {
    /** As usual: the usual tokens, and numbers with a point. */
    public static final CellReading USUAL = new CellReading(null, null, null, false);

    /** Copies the list. */
    public CellReading {
        missingTokens = missingTokens == null ? null : List.copyOf(missingTokens);
        if (unit != null && decimalSeparator == null) {
            throw new IllegalArgumentException("a unit needs a decimalSeparator");
        }
    }

    /** The texts that mean "no value". */
    MissingTokens tokens() {
        return missingTokens == null ? MissingTokens.DEFAULT : MissingTokens.of(missingTokens);
    }
}
