package io.lamina.table.preprocessing;

import io.lamina.setting.Setting;

/**
 * A feature that the network does not get.
 *
 * @param column the name of the column
 * @param reason why, in one of the words {@code constant}, {@code all_missing}, {@code identifier_like}, {@code text},
 *     {@code not_computable}, {@code clock_like}
 * @param detail one sentence with the figures
 */
public record LeftOut(
        @Setting(doc = "Name of the column.") String column,

        @Setting(
                doc = "Why it is left out.",
                allowed = {"constant", "all_missing", "identifier_like", "text", "not_computable", "clock_like"})
        String reason,

        @Setting(doc = "The same in one sentence.") String detail) {}
