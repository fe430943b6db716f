package io.lamina.table.encoding;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.cell.NumberText;
import io.lamina.table.scaling.FittedScale;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One input: the scaled number, or the scaled {@code fill} where it is missing.
 *
 * <p>A request may send a number, or text that is one by the grammar of files ({@code "5.1"}). Other text, truth values and
 * infinities are errors. A number outside [min, max] is used as it is, with a warning.
 */
@Kind(formula = "x = scale(number), missing → scale(fill)", use = "What a numeric column becomes.")
public record ScaledNumber(
        @Setting(doc = "Name of the column.") String column,

        @Setting(doc = "Scale with the statistics of the training rows.")
        FittedScale scale,

        @Setting(doc = "Number that stands for a missing one, in the unit of the column.")
        double fill,

        @Setting(doc = "Where the fill comes from.", example = "\"training median\"")
        String fillRule,

        @Setting(doc = "Smallest number in the training rows.")
        double min,

        @Setting(doc = "Largest number in the training rows.")
        double max)
        implements ColumnEncoder {
    @Override
    public ColumnType type() {
        return ColumnType.NUMERIC;
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public Input input() {
        return new Input(column, type(), List.of(), min, max, missingRule());
    }

    private String missingRule() {
        return fillRule + " " + NumberText.format(fill);
    }

    @Override
    public void encode(Column cells, int row, float[] target, int offset) {
        target[offset] = encoded(cells.number(row));
    }

    private float encoded(double number) {
        return ColumnEncoder.bounded(scale.apply(Double.isNaN(number) ? fill : number));
    }

    @Override
    public void encode(@Nullable Object value, float[] target, int offset, Findings findings) {
        double number = Double.NaN;
        if (value == null) {
            findings.warn(column, PredictionWarning.MISSING_VALUE, "missing, taken as the " + missingRule());
        } else {
            number = number(value);
            if (Double.isNaN(number)) {
                findings.error(
                        column, PredictionError.WRONG_TYPE, "must be a finite number, got " + Values.show(value));
            } else if (number < min || number > max) {
                findings.warn(
                        column,
                        PredictionWarning.OUT_OF_RANGE,
                        NumberText.format(number) + " is outside the training range " + NumberText.format(min) + " to "
                                + NumberText.format(max));
            }
        }
        target[offset] = encoded(number);
    }

    /** The finite number that a value of a request is, by the grammar of files if it is text; NaN if it is none. */
    public static double number(@Nullable Object value) {
        double number = value instanceof Number given
                ? given.doubleValue()
                : value instanceof String text ? NumberText.parse(text) : Double.NaN;
        return Double.isFinite(number) ? number : Double.NaN;
    }

    @Override
    public @Nullable Object decode(float[] values, int offset, Findings findings) {
        double number = scale.invert(values[offset]);
        if (Double.isFinite(number)) {
            return number;
        }
        findings.warn(column, PredictionWarning.NO_VALUE, "the reconstruction is beyond every number");
        return null;
    }
}
