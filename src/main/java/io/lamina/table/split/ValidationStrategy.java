package io.lamina.table.split;

import io.lamina.setting.Described;
import io.lamina.setting.Family;
import io.lamina.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How rows are divided into those trained on and those kept back; every kind is a pure function of its arguments. */
@Family(value = "validationStrategies", defaultKind = "holdout", discriminator = "strategy")
@Described("Which rows are kept back to check what was learned.")
public sealed interface ValidationStrategy
        permits Holdout, KFold, Group, Chronological, ExpandingWindow, Predefined, None {
    /** With fewer rows than this, keeping some back says nothing: {@link #defaultFor} keeps none. */
    int FEW_ROWS = 20;

    /**
     * Divides rows; the order of {@code rows} does not matter, and each part comes in ascending order.
     *
     * @param table the table that the rows are of, for strategies that read a column
     * @param rows the rows to divide: those whose target is known, each once
     * @param classes the class of each entry of {@code rows}, or null for a target that is a number
     * @param seed where the random order starts; the same seed gives the same parts
     * @return the parts, one entry per fold; those of a {@link CrossValidation} are made as they are asked for
     * @throws io.lamina.table.TableException if the rows are too few for the parts asked for, or a column does not say what it should
     */
    List<Split> splits(Table table, int[] rows, int @Nullable [] classes, long seed);

    /** The columns that say how to divide, by the name of the setting that names each. */
    default Map<String, String> columns() {
        return Map.of();
    }

    /** Those of {@link #columns} that say nothing of a new row, and so are no features unless a person names them. */
    default Set<String> columnsOfDivision() {
        return Set.of();
    }

    /** What is done when nobody chose: {@link Holdout} at its defaults, or {@link None} under {@value #FEW_ROWS} rows. */
    static ValidationStrategy defaultFor(int rowCount) {
        return rowCount < FEW_ROWS ? new None() : Holdout.DEFAULT;
    }
}
