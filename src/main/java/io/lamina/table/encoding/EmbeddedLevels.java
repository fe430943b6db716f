package io.lamina.table.encoding;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * The code of the cell's level, of which the network looks up a learned vector: one input, a whole number from 0 to
 * {@link #categories()} − 1.
 *
 * <p>Codes are the places of {@link OneHotLevels}' inputs, with its rules for missing and unseen labels, and one more code for
 * what would be no input there: no row trains its vector, which is drawn near zero.
 */
@Kind(
        formula = "x = code of the value, which the network's embedding turns into a vector",
        use = "What a categorical column of many levels becomes.")
public record EmbeddedLevels(
        @Setting(doc = "The levels and what missing and unseen labels become.")
        OneHotLevels levels,

        @Setting(doc = "Length of each level's vector.", min = 1)
        int dimension)
        implements ColumnEncoder {
    /** Checks the dimension. */
    public EmbeddedLevels {
        if (dimension < 1) {
            throw new IllegalArgumentException("dimension must be positive, got " + dimension);
        }
    }

    /** How many codes there are. */
    public int categories() {
        return levels.width() + 1;
    }

    @Override
    public String column() {
        return levels.column();
    }

    @Override
    public ColumnType type() {
        return levels.type();
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public Input input() {
        return levels.input();
    }

    @Override
    public void encode(Column cells, int row, float[] target, int offset) {
        target[offset] = code(levels.index(cells, row));
    }

    @Override
    public void encode(@Nullable Object value, float[] target, int offset, Findings findings) {
        target[offset] = code(levels.index(value, findings));
    }

    private int code(int index) {
        return index < 0 ? levels.width() : index;
    }

    /** The label of the nearest code. */
    @Override
    public @Nullable Object decode(float[] values, int offset, Findings findings) {
        int code = Math.round(values[offset]);
        if (code >= 0 && code < levels.levels().size()) {
            return levels.levels().get(code);
        }
        findings.warn(column(), PredictionWarning.NO_VALUE, "the code " + code + " is that of no level");
        return null;
    }
}
