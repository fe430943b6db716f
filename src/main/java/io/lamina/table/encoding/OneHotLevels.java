package io.lamina.table.encoding;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import io.lamina.table.Codes;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.LabelColumn;
import io.lamina.table.cell.NumberText;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One input per level, 1 for the level of the cell and 0 for all others.
 *
 * <p>The inputs are the levels in their order, then "missing" if training rows lacked the value, then "other" if training rows
 * held more levels than are kept.
 * <ul>
 *   <li>A missing value is the level "missing" if there is one, else the most frequent level, with a warning.
 *   <li>A category that is none of the levels is the level "other" if there is one, else all inputs are 0, with a warning.
 * </ul>
 *
 * <p>A request sends text, matched exactly. A number or truth value is matched by its shortest text, {@code 5} for 5.0, and a
 * number, failing that, by the first level that is the same number: {@code 5.0} or {@code 05}.
 */
@Kind(formula = "x[i] = 1 if the value is level i, else 0", use = "What a categorical column of few levels becomes.")
public record OneHotLevels(
        @Setting(doc = "Name of the column.") String column,

        @Setting(doc = "Levels of the training rows, sorted by their characters.", min = 1)
        List<String> levels,

        @Setting(doc = "Whether missing values have an input of their own.")
        boolean missingLevel,

        @Setting(doc = "Whether categories that are none of the levels have an input of their own.")
        boolean otherLevel,

        @Setting(doc = "The level that most training rows have.")
        String mostFrequent)
        implements ColumnEncoder {
    private static final int NO_INPUT = -1;

    /** Copies the levels. */
    public OneHotLevels {
        levels = List.copyOf(levels);
        for (int i = 1; i < levels.size(); i++) {
            if (levels.get(i - 1).compareTo(levels.get(i)) >= 0) {
                throw new IllegalArgumentException("levels of column " + column + " must be sorted and distinct");
            }
        }
        if (Collections.binarySearch(levels, mostFrequent) < 0) {
            throw new IllegalArgumentException("mostFrequent must be one of the levels of column " + column);
        }
    }

    @Override
    public ColumnType type() {
        return ColumnType.CATEGORICAL;
    }

    @Override
    public int width() {
        return levels.size() + (missingLevel ? 1 : 0) + (otherLevel ? 1 : 0);
    }

    @Override
    public Input input() {
        return new Input(column, type(), levels, null, null, missingRule());
    }

    private String missingRule() {
        return missingLevel ? "a level of its own" : "most frequent training level \"" + mostFrequent + "\"";
    }

    @Override
    public void encode(Column cells, int row, float[] target, int offset) {
        set(index(cells, row), target, offset);
    }

    /** Which input is 1 for a cell; negative if none. */
    int index(Column cells, int row) {
        String text = cells.text(row);
        return text == null ? indexOfMissing() : indexOf(text);
    }

    @Override
    public void encode(Column cells, int[] rows, float[] target, int offset, int stride) {
        if (!(cells instanceof LabelColumn labelled)) {
            ColumnEncoder.super.encode(cells, rows, target, offset, stride);
            return;
        }
        int[] indexOfCode = labelled.labels().stream().mapToInt(this::indexOf).toArray();
        int at = offset;
        for (int row : rows) {
            int code = labelled.code(row);
            set(code == Codes.MISSING ? indexOfMissing() : indexOfCode[code], target, at);
            at += stride;
        }
    }

    @Override
    public void encode(@Nullable Object value, float[] target, int offset, Findings findings) {
        set(index(value, findings), target, offset);
    }

    /** Which input is 1 for a value of a request; negative if none. */
    int index(@Nullable Object value, Findings findings) {
        int index;
        if (value == null) {
            findings.warn(column, PredictionWarning.MISSING_VALUE, "missing, taken as " + missingRule());
            index = indexOfMissing();
        } else {
            index = levelOf(value);
            if (index < 0) {
                index = indexOfOther();
                findings.warn(
                        column,
                        PredictionWarning.UNSEEN_CATEGORY,
                        Values.show(value) + " is none of the " + levels.size() + " levels of training, taken as "
                                + (otherLevel ? "\"other\"" : "none of them"));
            }
        }
        return index;
    }

    /** The level of the largest number, the first of equals. */
    @Override
    public @Nullable Object decode(float[] values, int offset, Findings findings) {
        int best = 0;
        for (int i = 1; i < width(); i++) {
            if (values[offset + i] > values[offset + best]) {
                best = i;
            }
        }
        if (best < levels.size()) {
            return levels.get(best);
        }
        findings.warn(column, PredictionWarning.NO_VALUE, notLevel(best));
        return null;
    }

    /** What a reconstruction of the input {@code index} says, which is that of no level. */
    String notLevel(int index) {
        return missingLevel && index == levels.size()
                ? "the reconstruction is most like a missing value"
                : "the reconstruction is most like a category that is none of the " + levels.size()
                        + " levels of training";
    }

    private int levelOf(Object value) {
        int index = Collections.binarySearch(levels, Values.textOf(value));
        if (index < 0 && value instanceof Number number) {
            double wanted = number.doubleValue();
            for (int level = 0; level < levels.size(); level++) {
                if (NumberText.parse(levels.get(level)) == wanted) {
                    return level;
                }
            }
        }
        return index;
    }

    private int indexOf(String text) {
        int index = Collections.binarySearch(levels, text);
        return index < 0 ? indexOfOther() : index;
    }

    private int indexOfMissing() {
        return missingLevel ? levels.size() : Collections.binarySearch(levels, mostFrequent);
    }

    private int indexOfOther() {
        return otherLevel ? width() - 1 : NO_INPUT;
    }

    private void set(int index, float[] target, int offset) {
        Arrays.fill(target, offset, offset + width(), 0);
        if (index != NO_INPUT) {
            target[offset + index] = 1;
        }
    }
}
