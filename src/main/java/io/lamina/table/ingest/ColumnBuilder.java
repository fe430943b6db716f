package io.lamina.table.ingest;

import io.lamina.table.Codes;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.LabelColumn;
import io.lamina.table.cell.MissingTokens;
import io.lamina.table.cell.MomentText;
import io.lamina.table.cell.NumberScanner;
import io.lamina.table.cell.TruthText;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Collects the cells of one column and finds its type: numbers until a cell is none, then labels, judged together at the end.
 */
final class ColumnBuilder {
    private static final int TEXT_MIN_DISTINCT = 1_000;

    private final String name;
    private final MissingTokens missingTokens;
    private final int longestToken;
    private final MemoryBudget budget;
    private final NumberScanner scanner;
    private final ColumnNotes notes;
    private NumberCells numbers;
    private @Nullable LabelCells labels;

    ColumnBuilder(String name, MissingTokens missingTokens, MemoryBudget budget, NumberScanner scanner) {
        this.name = name;
        this.missingTokens = missingTokens;
        this.longestToken = missingTokens.longest();
        this.budget = budget;
        this.scanner = scanner;
        this.notes = new ColumnNotes(name);
        this.numbers = new NumberCells(budget);
    }

    String name() {
        return name;
    }

    int size() {
        return labels == null ? numbers.size() : labels.size();
    }

    void addMissing() {
        if (labels == null) {
            numbers.addMissing();
        } else {
            labels.addMissing();
        }
    }

    /** Adds a cell; the answer is what is wrong with its text, or null. */
    @Nullable
    String add(char[] text, int offset, int length) {
        if (labels != null && labels.addKnown(text, offset, length)) {
            return null;
        }
        if (labels == null && scanner.scan(text, offset, length)) {
            notes.number(scanner, numbers.size() + 1L, text, offset, length);
            numbers.add(scanner, text, offset, length);
            return null;
        }
        if (isMissing(text, offset, length)) {
            notes.missing(text, offset, length);
            addMissing();
            return null;
        }
        LabelCells cells = labels == null ? turnToLabels(text, offset, length) : labels;
        return cells.add(text, offset, length) ? problem(cells.labels().getLast()) : null;
    }

    private boolean isMissing(char[] text, int offset, int length) {
        int start = offset;
        int end = offset + length;
        while (start < end && Character.isWhitespace(text[start])) {
            start++;
        }
        while (end > start && Character.isWhitespace(text[end - 1])) {
            end--;
        }
        return start == end
                || (end - start <= longestToken && missingTokens.contains(new String(text, start, end - start)));
    }

    private LabelCells turnToLabels(char[] text, int offset, int length) {
        LabelCells cells = new LabelCells(budget);
        notes.firstLabel(numbers.size() + 1L, new String(text, offset, length));
        numbers.forEachText(number -> {
            if (number == null) {
                cells.addMissing();
            } else {
                cells.add(number.toCharArray(), 0, number.length());
            }
        });
        numbers = new NumberCells(budget);
        labels = cells;
        return cells;
    }

    /** What makes a text no label: characters that no table should hold, and that could not be stored faithfully. */
    static @Nullable String problem(String label) {
        for (int i = 0; i < label.length(); i++) {
            char character = label.charAt(i);
            if (character == 0) {
                return "holds a NUL character; is this a text file?";
            }
            if (Character.isSurrogate(character)) {
                boolean pair = Character.isHighSurrogate(character)
                        && i + 1 < label.length()
                        && Character.isLowSurrogate(label.charAt(i + 1));
                if (!pair) {
                    return "holds half of a surrogate pair, which is no character";
                }
                i++;
            }
        }
        return null;
    }

    /** The finished column; what its owner should know goes to the notes. */
    Column build() {
        LabelCells cells = labels;
        if (cells == null) {
            return numbers.build(name);
        }
        ColumnType type = typeOf(cells);
        if (type == ColumnType.CATEGORICAL || type == ColumnType.TEXT) {
            notes.labels(cells);
        }
        return new LabelColumn(name, type, cells.labels(), cells.pack());
    }

    private static ColumnType typeOf(LabelCells cells) {
        List<String> labels = cells.labels();
        if (all(labels, TruthText::parse)) {
            return ColumnType.BOOLEAN;
        }
        if (all(labels, MomentText::parse)) {
            return ColumnType.DATETIME;
        }
        int known = 0;
        for (int row = 0; row < cells.size(); row++) {
            known += cells.code(row) == Codes.MISSING ? 0 : 1;
        }
        return labels.size() > TEXT_MIN_DISTINCT && 2L * labels.size() > known
                ? ColumnType.TEXT
                : ColumnType.CATEGORICAL;
    }

    private static boolean all(List<String> labels, ToDoubleFunction<String> parser) {
        for (String label : labels) {
            if (Double.isNaN(parser.applyAsDouble(label))) {
                return false;
            }
        }
        return true;
    }

    /** What the owner of the column should know. */
    ColumnNotes notes() {
        return notes;
    }
}
