package io.lamina.table.reader;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How a text table is written, where its owner says so.
 *
 * @param separator what stands between cells; null: found in the first line
 * @param charset how the bytes are text; null: UTF-8, or what a byte-order mark says
 */
public record CsvFormat(
        @Nullable Character separator, @Nullable Charset charset) {
    /** Everything is found from the text. */
    public static final CsvFormat FOUND = new CsvFormat(null, null);

    /**
     * Checks the separator.
     *
     * @throws IllegalArgumentException if it is a quote or ends lines
     */
    public CsvFormat {
        if (separator != null && "\"\r\n".indexOf(separator) >= 0) {
            throw new IllegalArgumentException("separator must not be a quote or a line end");
        }
    }
}
