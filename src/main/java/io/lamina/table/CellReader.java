package io.lamina.table;

import io.lamina.table.cell.DecimalSeparator;
import io.lamina.table.cell.MissingTokens;
import io.lamina.table.cell.NumberStyle;
import io.lamina.table.cell.NumberText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the values of requests as the cells of one column were read; immutable, safe for any number of threads. */
public final class CellReader {
    private final MissingTokens tokens;
    private final boolean tokensHaveNumbers;
    private final @Nullable DecimalSeparator decimals;
    private final @Nullable NumberStyle style;

    /** Reads as a column was read. */
    public CellReader(CellReading reading) {
        this.tokens = reading.tokens();
        this.tokensHaveNumbers = tokens.hasNumbers();
        this.decimals = reading.decimalSeparator();
        this.style = decimals == null || reading.unit() == null
                ? null
                : new NumberStyle(decimals, reading.unit(), reading.grouped());
    }

    /**
     * What a value means.
     *
     * @param value a Number, String, Boolean, or null; anything else comes back as it is
     * @return null for a missing one; a number that was written for people as a plain one: {@code 1234.5} for {@code $1,234.50}
     */
    public @Nullable Object read(@Nullable Object value) {
        if (value instanceof Number number) {
            return tokensHaveNumbers && tokens.contains(NumberText.format(number.doubleValue())) ? null : value;
        }
        return value instanceof String text ? read(text) : value;
    }

    private @Nullable String read(String text) {
        if (tokens.contains(text)) {
            return null;
        }
        if (decimals == null) {
            return text;
        }
        if (style != null && style.fits(text)) {
            return style.plain(text);
        }
        // Without the sign of its column a number can be meant; with another sign it cannot.
        NumberStyle other = NumberStyle.of(List.of(text), decimals);
        return other != null && other.unit().isEmpty() ? other.plain(text) : text;
    }
}
