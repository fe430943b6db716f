package io.lamina.table.reader;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.lamina.table.TableException;
import io.lamina.table.TableLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads text tables: CSV as RFC 4180 has it, with a header, and the same with tabs, semicolons or pipes, found from the first
 * line, or with the separator that a {@link CsvFormat} names.
 *
 * <p>Lines end with LF, CR LF or CR; blank lines count as nothing. A quoted cell may hold separators, line ends, and quotes
 * written twice. Where we differ from RFC 4180: spaces and tabs around a cell that is not quoted are layout, not content, and so are
 * those before an opening quote, unless the cell goes on behind a separator or line end: then it is refused.
 */
public final class CsvTableReader implements TableReader {
    private static final int LOOK_AHEAD = 1 << 16;

    private final StrictReader text;
    private final @Nullable Character separator;
    private final TableLimits limits;

    /** Reads from the stream, which the caller closes; how the text is written is found from itself. */
    public CsvTableReader(InputStream in, TableLimits limits) {
        this(in, CsvFormat.FOUND, limits);
    }

    /** Reads from the stream, which the caller closes. */
    public CsvTableReader(InputStream in, CsvFormat format, TableLimits limits) {
        this.text = new StrictReader(in, format.charset());
        this.separator = format.separator();
        this.limits = limits;
    }

    @Override
    public void read(RowSink sink) throws IOException {
        CharSequence beginning;
        try {
            beginning = text.peek();
        } catch (StrictReader.MalformedTextException malformed) {
            throw sink.abandon(null, malformed.getMessage());
        }
        CsvReader.CsvReaderBuilder format = CsvReader.builder()
                .fieldSeparator(separator == null ? Separator.of(beginning) : separator)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                // A cell may arrive with every quote doubled.
                .maxBufferSize(Math.addExact(Math.multiplyExact(2, limits.maxCellCharacters()), LOOK_AHEAD));
        CsvRows cells = new CsvRows(sink, limits);
        try (CsvReader<CsvRows> rows = format.build(cells, text)) {
            // The handler passes each row on while it is parsed, so there is nothing left to do with it.
            rows.forEach(row -> {});
        } catch (CsvParseException broken) {
            throw refusal(broken, cells, sink);
        } catch (UncheckedIOException unreadable) {
            if (unreadable.getCause() instanceof StrictReader.MalformedTextException malformed) {
                throw sink.abandon(null, malformed.getMessage());
            }
            throw unreadable.getCause();
        }
    }

    /** What the parser's exception means; its own words speak of buffers and lines, which mean nothing to a client. */
    private TableException refusal(CsvParseException broken, CsvRows cells, RowSink sink) {
        if (broken.getCause() instanceof TableException refused) {
            return refused;
        }
        String message = String.valueOf(broken.getMessage());
        if (message.startsWith("Unclosed quoted field")) {
            return sink.abandon(null, "a quote opens a cell in this row and is never closed");
        }
        if (message.startsWith("Unexpected character after closing quote")) {
            return sink.abandon(
                    null,
                    "text follows the closing quote of a cell; a quote inside a quoted cell must be written twice");
        }
        return cells.cellTooLarge(null);
    }
}
