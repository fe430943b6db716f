package io.lamina.table.encoding;

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
public record Input(
        String name,
        ColumnType type,
        List<String> categories,
        @Nullable Double min,
        @Nullable Double max,
        String missing) {}
