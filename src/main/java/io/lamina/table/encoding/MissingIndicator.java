package io.lamina.table.encoding;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import org.jspecify.annotations.Nullable;

/** The inputs of another encoder, then one that is 1 where the value is missing and else 0. */
@Kind(
        formula = "x = inputs of the encoder, then 1 if the value is missing, else 0",
        use = "What a column with missing training values becomes under missingIndicator.")
public record MissingIndicator(
        @Setting(doc = "Encoder of the value, or of what stands for it.")
        ColumnEncoder encoder) implements ColumnEncoder {
    @Override
    public String column() {
        return encoder.column();
    }

    @Override
    public ColumnType type() {
        return encoder.type();
    }

    @Override
    public int width() {
        return encoder.width() + 1;
    }

    @Override
    public Input input() {
        Input input = encoder.input();
        return new Input(
                input.name(),
                input.type(),
                input.categories(),
                input.min(),
                input.max(),
                input.missing() + ", and an input says so");
    }

    @Override
    public void encode(Column cells, int row, float[] target, int offset) {
        encoder.encode(cells, row, target, offset);
        target[offset + encoder.width()] = cells.isMissing(row) ? 1 : 0;
    }

    @Override
    public void encode(Column cells, int[] rows, float[] target, int offset, int stride) {
        encoder.encode(cells, rows, target, offset, stride);
        int at = offset + encoder.width();
        for (int row : rows) {
            target[at] = cells.isMissing(row) ? 1 : 0;
            at += stride;
        }
    }

    @Override
    public void encode(@Nullable Object value, float[] target, int offset, Findings findings) {
        encoder.encode(value, target, offset, findings);
        target[offset + encoder.width()] = value == null ? 1 : 0;
    }

    /** No value, if the cell is more likely missing than not. */
    @Override
    public @Nullable Object decode(float[] values, int offset, Findings findings) {
        if (values[offset + encoder.width()] >= 0.5f) {
            findings.warn(column(), PredictionWarning.NO_VALUE, "the reconstruction is most like a missing value");
            return null;
        }
        return encoder.decode(values, offset, findings);
    }
}
