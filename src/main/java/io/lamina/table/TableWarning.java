package io.lamina.table;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import org.jspecify.annotations.Nullable;

/**
 * Something about an accepted table that its owner should know.
 *
 * @param code a stable word in snake_case, listed in {@code docs/data.md}
 * @param column the column it concerns, or null for the whole table
 * @param detail one sentence with the figures
 */
@Described("What the owner of a table should know.")
public record TableWarning(
        @Setting(doc = "A stable word in snake_case.") String code,

        @Setting(doc = "The column it concerns; null for the whole table.") @Nullable
        String column,

        @Setting(doc = "One sentence with the figures.") String detail) {}
