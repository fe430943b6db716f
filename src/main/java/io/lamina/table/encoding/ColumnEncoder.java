package io.lamina.table.encoding;

import io.lamina.setting.Family;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * Turns the cells of one column into {@link #width()} network inputs, with the statistics of its training rows; immutable, safe
 * for any number of threads.
 *
 * <p>A value is encoded to the same bits whether it comes from a table or from a request. What a network cannot compute with is
 * held within ±{@value #LARGEST_INPUT}.
 */
@Family("columnEncoders")
public sealed interface ColumnEncoder
        permits ScaledNumber,
                OneHotLevels,
                OrdinalLevels,
                EmbeddedLevels,
                TruthValue,
                DatetimeCycles,
                WordBuckets,
                MissingIndicator {
    /** No network input exceeds this in magnitude; float32 sums of larger ones overflow. */
    float LARGEST_INPUT = 1e30f;

    /** The name of the column. */
    String column();

    /** What the cells of the column mean. */
    ColumnType type();

    /** How many network inputs the column becomes, at least one. */
    int width();

    /** What a client must know to send a value. */
    Input input();

    /** Writes the inputs of one cell of a table to {@code target[offset .. offset + width)}. */
    void encode(Column cells, int row, float[] target, int offset);

    /**
     * Writes the inputs of one value of a request to {@code target[offset .. offset + width)}.
     *
     * @param value a Number, String, Boolean, or null when missing
     * @param findings takes a warning for a missing, unseen or far-off value, and an error for one of the wrong kind; after an
     *     error the inputs are those of a missing value
     */
    void encode(@Nullable Object value, float[] target, int offset, Findings findings);

    /** Writes a whole part of a table: the inputs of {@code rows[i]} go to {@code target[offset + i · stride …]}. */
    default void encode(Column cells, int[] rows, float[] target, int offset, int stride) {
        int at = offset;
        for (int row : rows) {
            encode(cells, row, target, at);
            at += stride;
        }
    }

    /**
     * The value whose inputs would be nearest to {@code values[offset .. offset + width)}: the way back from what {@code encode} wrote,
     * for networks that reconstruct their inputs. What was encoded for a missing value may come back as the value that stood for it.
     *
     * @param values finite
     * @param findings takes a warning where the numbers stand for no value of the column
     * @return a Double, String or Boolean in the form in which a request may send it; null where there is none
     */
    @Nullable
    Object decode(float[] values, int offset, Findings findings);

    /** The float nearest to {@code input}, within ±{@value #LARGEST_INPUT}. */
    static float bounded(double input) {
        return (float) Math.clamp(input, -LARGEST_INPUT, LARGEST_INPUT);
    }
}
