package io.lamina.table.profile;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;

/**
 * How often a value occurs.
 *
 * @param value the text of the value
 * @param count cells that hold it
 */
@Described("How often a value occurs.")
public record ValueCount(
        @Setting(doc = "The text of the value.") String value,
        @Setting(doc = "Cells that hold it.") long count) {}
