package io.lamina.table.ingest;

import io.lamina.table.CellBlocks;
import io.lamina.table.Codes;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.LabelColumn;
import io.lamina.table.NumberColumn;
import io.lamina.table.cell.NumberScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a column that holds nothing but numbers so far, with their exact texts.
 *
 * <p>A number of known {@linkplain NumberScanner#shape shape} needs ten bytes; only the odd ones keep their characters.
 */
final class NumberCells {
    private static final short MISSING = Short.MIN_VALUE;

    private final MemoryBudget budget;
    private final BlockBuffer numbers;
    private final BlockBuffer shapes;
    private final OddTexts oddTexts;

    NumberCells(MemoryBudget budget) {
        this.budget = budget;
        this.numbers = new BlockBuffer(budget, Double.BYTES);
        this.shapes = new BlockBuffer(budget, Short.BYTES);
        this.oddTexts = new OddTexts(budget);
    }

    int size() {
        return numbers.size();
    }

    void addMissing() {
        numbers.addNumber(Double.NaN);
        shapes.addShort(MISSING);
    }

    /** Adds the number just scanned from the given text; an infinity counts as missing, but its text is kept. */
    void add(NumberScanner scanner, char[] text, int offset, int length) {
        double number = scanner.value();
        numbers.addNumber(Double.isInfinite(number) ? Double.NaN : number);
        shapes.addShort(scanner.shape());
        if (scanner.shape() == NumberScanner.NO_SHAPE) {
            oddTexts.add(text, offset, length);
        }
    }

    /** Gives out the exact text of every cell in order, null for a missing one. */
    void forEachText(Consumer<@Nullable String> taker) {
        CellBlocks values = numbers.cells();
        CellBlocks written = shapes.cells();
        OddTexts.Reading odd = oddTexts.read();
        for (int row = 0; row < size(); row++) {
            short shape = (short) written.code(row, Short.BYTES);
            if (shape == MISSING) {
                taker.accept(null);
            } else {
                taker.accept(
                        shape == NumberScanner.NO_SHAPE ? odd.next() : NumberScanner.textOf(values.number(row), shape));
            }
        }
    }

    /** The finished column: with a dictionary if the distinct texts are few enough. */
    Column build(String name) {
        List<String> labels = new ArrayList<>();
        CellBlocks values = numbers.cells();
        BlockBuffer codes = codes(values, labels);
        return codes == null
                ? new NumberColumn(name, values)
                : new LabelColumn(name, ColumnType.NUMERIC, labels, new Codes(codes.cells(), Integer.BYTES));
    }

    /** The code of each cell, filling {@code labels}; null once there are too many labels. */
    private @Nullable BlockBuffer codes(CellBlocks values, List<String> labels) {
        CellBlocks written = shapes.cells();
        OddTexts.Reading odd = oddTexts.read();
        BlockBuffer codes = new BlockBuffer(budget, Integer.BYTES);
        Map<String, Integer> byOddText = new HashMap<>();
        NumberCodes byNumber = new NumberCodes();
        for (int row = 0; row < size(); row++) {
            double number = values.number(row);
            short shape = (short) written.code(row, Short.BYTES);
            String oddText = shape == NumberScanner.NO_SHAPE ? odd.next() : null;
            if (Double.isNaN(number)) {
                codes.addInt(Codes.MISSING);
                continue;
            }
            int next = labels.size();
            int code = oddText != null
                    ? byOddText.computeIfAbsent(oddText, text -> next)
                    : byNumber.codeOf(number, shape, next);
            if (code == next) {
                if (next == LabelColumn.MAX_NUMERIC_LABELS) {
                    return null;
                }
                labels.add(oddText != null ? oddText : NumberScanner.textOf(number, shape));
            }
            codes.addInt(code);
        }
        return codes;
    }
}
