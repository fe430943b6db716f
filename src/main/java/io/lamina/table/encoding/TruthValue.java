package io.lamina.table.encoding;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.cell.NumberText;
import io.lamina.table.cell.TruthText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One input: 1 for true, 0 for false, and where missing the value that more training rows have.
 *
 * <p>A request may send a truth value, the texts {@code true}, {@code false}, {@code yes} and {@code no} in any case, or the
 * numbers 1 and 0.
 */
@Kind(formula = "x = 1 if true, 0 if false", use = "What a boolean column becomes.")
public record TruthValue(
        @Setting(doc = "Name of the column.") String column,

        @Setting(doc = "Value that stands for a missing one: the more frequent in the training rows.")
        boolean fill)
        implements ColumnEncoder {
    @Override
    public ColumnType type() {
        return ColumnType.BOOLEAN;
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public Input input() {
        return new Input(column, type(), List.of(), null, null, missingRule());
    }

    private String missingRule() {
        return "most frequent training value " + fill;
    }

    @Override
    public void encode(Column cells, int row, float[] target, int offset) {
        target[offset] = encoded(cells.number(row));
    }

    private float encoded(double truth) {
        return Double.isNaN(truth) ? (fill ? 1 : 0) : (float) truth;
    }

    @Override
    public void encode(@Nullable Object value, float[] target, int offset, Findings findings) {
        double truth = Double.NaN;
        if (value == null) {
            findings.warn(column, PredictionWarning.MISSING_VALUE, "missing, taken as the " + missingRule());
        } else {
            truth = truthOf(value);
            if (Double.isNaN(truth)) {
                findings.error(column, PredictionError.WRONG_TYPE, "must be true or false, got " + Values.show(value));
            }
        }
        target[offset] = encoded(truth);
    }

    /** Whichever of 1 and 0 is nearer; halfway is true. */
    @Override
    public Object decode(float[] values, int offset, Findings findings) {
        return values[offset] >= 0.5f;
    }

    private static double truthOf(@Nullable Object value) {
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        double number = value instanceof Number given
                ? given.doubleValue()
                : value instanceof String text ? NumberText.parse(text) : Double.NaN;
        if (number == 0 || number == 1) {
            return number;
        }
        return value instanceof String text ? TruthText.parse(text.strip()) : Double.NaN;
    }
}
