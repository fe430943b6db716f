package io.lamina.table.encoding;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import io.lamina.table.ColumnType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One input of a model as its clients see it.
 *
 * @param name the name of the column
 * @param type what its values mean
 * @param categories the levels that training knew, in their order; empty unless categorical
 * @param min the smallest training value, null unless numeric
 * @param max the largest training value, null unless numeric
 * @param missing what a missing value becomes, in words: {@code training median 44.45}
 */
@Described("One column that a model reads.")
public record Input(
        @Setting(doc = "The name of the column.") String name,
        @Setting(doc = "What its values mean.") ColumnType type,

        @Setting(doc = "The labels that training knew, in their order; empty unless categorical.")
        List<String> categories,

        @Setting(doc = "Smallest training value; null unless numeric.") @Nullable
        Double min,

        @Setting(doc = "Largest training value; null unless numeric.") @Nullable
        Double max,

        @Setting(doc = "What a missing value becomes, in words.", example = "\"training median 44.45\"")
        String missing) {}
