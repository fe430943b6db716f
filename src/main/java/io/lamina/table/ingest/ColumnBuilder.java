package io.lamina.table.ingest;

import io.lamina.table.CellReading;
import io.lamina.table.Codes;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.LabelColumn;
import io.lamina.table.TableErrors;
import io.lamina.table.cell.DecimalSeparator;
import io.lamina.table.cell.MissingTokens;
import io.lamina.table.cell.MomentText;
import io.lamina.table.cell.NumberScanner;
import io.lamina.table.cell.NumberStyle;
import io.lamina.table.cell.TruthText;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Collects the cells of one column and finds its type: numbers until a cell is none, then labels, judged together at the end. Where
 * the type is given, it judges whether every cell fits.
 */
final class ColumnBuilder {
    private static final int TEXT_MIN_DISTINCT = 1_000;

    private final String name;
    private final ColumnRules rules;
    private final int longestToken;
    private final boolean tokensHaveNumbers;
    private final MemoryBudget budget;
    private final NumberScanner scanner;
    private final ColumnNotes notes;
    private NumberCells numbers;
    private @Nullable LabelCells labels;
    private CellReading reading = CellReading.USUAL;

    ColumnBuilder(String name, ColumnRules rules, MemoryBudget budget, NumberScanner scanner) {
        this.name = name;
        this.rules = rules;
        this.longestToken = rules.missingTokens().longest();
        this.tokensHaveNumbers = rules.missingTokens().hasNumbers();
        this.budget = budget;
        this.scanner = scanner;
        this.notes = new ColumnNotes(name);
        this.numbers = new NumberCells(budget);
        this.labels = rules.mayBeNumbers() ? null : new LabelCells(budget);
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
        boolean tokenIsNumber = tokensHaveNumbers && isMissing(text, offset, length);
        if (labels == null && !tokenIsNumber && addNumber(text, offset, length)) {
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

    private boolean addNumber(char[] text, int offset, int length) {
        char[] plain = text;
        int start = offset;
        if (rules.decimals() == DecimalSeparator.COMMA) {
            plain = Arrays.copyOfRange(text, offset, offset + length);
            start = 0;
            for (int i = 0; i < length; i++) {
                if (plain[i] == '.') {
                    // It stands between thousands, which only the whole column can show.
                    return false;
                }
                plain[i] = plain[i] == ',' ? '.' : plain[i];
            }
        }
        if (!scanner.scan(plain, start, length)) {
            return false;
        }
        notes.number(scanner, numbers.size() + 1L, text, offset, length);
        numbers.add(scanner, plain, start, length);
        return true;
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
                || (end - start <= longestToken
                        && rules.missingTokens().contains(new String(text, start, end - start)));
    }

    private LabelCells turnToLabels(char[] text, int offset, int length) {
        LabelCells cells = new LabelCells(budget);
        notes.firstLabel(numbers.size() + 1L, new String(text, offset, length));
        numbers.forEachText(number -> {
            if (number == null) {
                cells.addMissing();
            } else {
                String written = rules.decimals() == DecimalSeparator.COMMA ? number.replace('.', ',') : number;
                cells.add(written.toCharArray(), 0, written.length());
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

    /** The finished column; what its owner should know goes to the notes, and cells that do not fit the given type to the errors. */
    Column build(TableErrors errors) {
        LabelCells cells = labels;
        if (cells == null) {
            reading = readingOfNumbers(null);
            return numbers.build(name);
        }
        ColumnType given = rules.given();
        ColumnType type = given == null ? typeOf(cells) : given;
        boolean areLabels = type == ColumnType.CATEGORICAL || type == ColumnType.TEXT;
        if (rules.mayBeNumbers() && (areLabels || given != null)) {
            NumberStyle style = NumberStyle.of(cells.labels(), rules.decimals());
            if (style != null) {
                notes.formatted(style, isAmbiguous(style, cells));
                reading = readingOfNumbers(style);
                return numbers(cells, style).build(name);
            }
        }
        reading = type == ColumnType.NUMERIC
                ? readingOfNumbers(null)
                : new CellReading(tokens(areLabels), null, null, false);
        if (given != null) {
            new GivenType(name, given, rules.decimals()).check(cells, errors);
            cells = given == ColumnType.BOOLEAN ? truths(cells) : cells;
        } else if (areLabels && !rules.labels()) {
            notes.labels(cells, rules.decimals());
        }
        // Where a cell does not fit its type there is no column, but the errors end the table anyway.
        return new LabelColumn(name, errors.isEmpty() ? type : ColumnType.TEXT, cells.labels(), cells.pack());
    }

    /** How the cells were read; complete once the column is built. */
    CellReading reading() {
        return reading;
    }

    private CellReading readingOfNumbers(@Nullable NumberStyle style) {
        return style == null
                ? new CellReading(tokens(false), rules.decimals(), null, false)
                : new CellReading(tokens(false), style.decimals(), style.unit(), style.grouped());
    }

    /** Null for the usual ones; a format in which missing values have no text needs none where a label cannot be mistaken for one. */
    private @Nullable List<String> tokens(boolean areLabels) {
        MissingTokens tokens = rules.missingTokens();
        return tokens.equals(MissingTokens.DEFAULT) || (tokens.equals(MissingTokens.NONE) && !areLabels)
                ? null
                : tokens.tokens().stream().sorted().toList();
    }

    private boolean isAmbiguous(NumberStyle style, LabelCells cells) {
        return rules.decimals() == null
                && style.grouped()
                && style.decimals() == DecimalSeparator.POINT
                && NumberStyle.of(cells.labels(), DecimalSeparator.COMMA) != null;
    }

    private NumberCells numbers(LabelCells cells, NumberStyle style) {
        List<char[]> plain = cells.labels().stream()
                .map(label -> style.plain(label).toCharArray())
                .toList();
        NumberCells built = new NumberCells(budget);
        for (int row = 0; row < cells.size(); row++) {
            if (cells.code(row) == Codes.MISSING) {
                built.addMissing();
            } else {
                char[] text = plain.get(cells.code(row));
                scanner.scan(text, 0, text.length);
                built.add(scanner, text, 0, text.length);
            }
        }
        return built;
    }

    /** The same cells with {@code true} and {@code false} for 1 and 0, which only a given type makes truth values. */
    private LabelCells truths(LabelCells cells) {
        LabelCells built = new LabelCells(budget);
        for (int row = 0; row < cells.size(); row++) {
            if (cells.code(row) == Codes.MISSING) {
                built.addMissing();
            } else {
                String label = cells.labels().get(cells.code(row));
                char[] text = (label.equals("1") ? "true" : label.equals("0") ? "false" : label).toCharArray();
                built.add(text, 0, text.length);
            }
        }
        return built;
    }

    private ColumnType typeOf(LabelCells cells) {
        List<String> labels = cells.labels();
        if (!rules.labels() && all(labels, TruthText::parse)) {
            return ColumnType.BOOLEAN;
        }
        if (!rules.labels() && all(labels, MomentText::parse)) {
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
