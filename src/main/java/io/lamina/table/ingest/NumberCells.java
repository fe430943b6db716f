package io.lamina.table.ingest;

import io.lamina.table.Codes;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.LabelColumn;
import io.lamina.table.NumberColumn;
import io.lamina.table.cell.NumberScanner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a column that holds nothing but numbers so far, with their exact texts.
 *
 * <p>A number of known scale ({@link NumberScanner#scale}) needs nine bytes; only the odd ones keep their characters.
 */
final class NumberCells {
    private static final byte MISSING = -2;

    private final MemoryBudget budget;
    private double[] numbers = {};
    private byte[] scales = {};
    private int size;
    private byte[] oddText = {};
    private int oddTextSize;
    private int[] oddEnds = {};
    private int oddCount;

    NumberCells(MemoryBudget budget) {
        this.budget = budget;
    }

    int size() {
        return size;
    }

    void addMissing() {
        append(Double.NaN, MISSING);
    }

    /** Adds the number just scanned from the given text; an infinity counts as missing, but its text is kept. */
    void add(NumberScanner scanner, char[] text, int offset, int length) {
        double number = Double.isInfinite(scanner.value()) ? Double.NaN : scanner.value();
        append(number, (byte) scanner.scale());
        if (scanner.scale() == NumberScanner.NO_SCALE) {
            keepText(text, offset, length);
        }
    }

    private void append(double number, byte scale) {
        if (size == numbers.length) {
            int capacity = budget.grow(size, Double.BYTES + 1);
            numbers = Arrays.copyOf(numbers, capacity);
            scales = Arrays.copyOf(scales, capacity);
        }
        numbers[size] = number;
        scales[size++] = scale;
    }

    private void keepText(char[] text, int offset, int length) {
        while (oddText.length - oddTextSize < length) {
            oddText = Arrays.copyOf(oddText, budget.grow(oddText.length, 1));
        }
        // What the grammar of numbers accepts is ASCII.
        for (int i = 0; i < length; i++) {
            oddText[oddTextSize++] = (byte) text[offset + i];
        }
        if (oddCount == oddEnds.length) {
            oddEnds = Arrays.copyOf(oddEnds, budget.grow(oddCount, Integer.BYTES));
        }
        oddEnds[oddCount++] = oddTextSize;
    }

    private String oddText(int index) {
        int start = index == 0 ? 0 : oddEnds[index - 1];
        return new String(oddText, start, oddEnds[index] - start, StandardCharsets.US_ASCII);
    }

    /** Gives out the exact text of every cell in order, null for a missing one. */
    void forEachText(Consumer<@Nullable String> taker) {
        int odd = 0;
        for (int row = 0; row < size; row++) {
            if (scales[row] == MISSING) {
                taker.accept(null);
            } else {
                taker.accept(
                        scales[row] == NumberScanner.NO_SCALE
                                ? oddText(odd++)
                                : NumberScanner.textOf(numbers[row], scales[row]));
            }
        }
    }

    /** The finished column: with a dictionary if the distinct texts are few enough. */
    Column build(String name) {
        List<String> labels = new ArrayList<>();
        int[] codes = codes(labels);
        return codes.length < size
                ? new NumberColumn(name, Arrays.copyOf(numbers, size))
                : new LabelColumn(name, ColumnType.NUMERIC, labels, Codes.pack(codes, size, labels.size()));
    }

    /** The code of each cell, filling {@code labels}; cut short once there are too many labels. */
    private int[] codes(List<String> labels) {
        int[] codes = new int[size];
        Map<String, Integer> byOddText = new HashMap<>();
        NumberCodes byNumber = new NumberCodes();
        int odd = 0;
        for (int row = 0; row < size; row++) {
            boolean isOdd = scales[row] == NumberScanner.NO_SCALE;
            int oddIndex = isOdd ? odd++ : -1;
            if (Double.isNaN(numbers[row])) {
                codes[row] = Codes.MISSING;
                continue;
            }
            int next = labels.size();
            int code = isOdd
                    ? byOddText.computeIfAbsent(oddText(oddIndex), text -> next)
                    : byNumber.codeOf(numbers[row], scales[row], next);
            if (code == next) {
                if (next == LabelColumn.MAX_NUMERIC_LABELS) {
                    return new int[0];
                }
                labels.add(isOdd ? oddText(oddIndex) : NumberScanner.textOf(numbers[row], scales[row]));
            }
            codes[row] = code;
        }
        return codes;
    }
}
