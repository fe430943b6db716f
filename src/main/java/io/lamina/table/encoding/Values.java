package io.lamina.table.encoding;

import io.lamina.table.cell.NumberText;
import org.jspecify.annotations.Nullable;

/** What the values of a request are called and how they read as text. */
final class Values {
    private static final int SHOWN_CHARACTERS = 80;

    private Values() {}

    /** The text a file would hold for the value: {@code 5} for the number 5.0. */
    static String textOf(Object value) {
        return value instanceof Double number ? NumberText.format(number) : value.toString();
    }

    /** The value as an error shows it, shortened. */
    static String show(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return value == null ? "null" : textOf(value);
        }
        return '"' + (text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…") + '"';
    }
}
