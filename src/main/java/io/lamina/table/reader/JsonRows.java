package io.lamina.table.reader;

import io.lamina.table.TableError;
import io.lamina.table.TableLimits;
import io.lamina.table.TableTooLargeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Passes the rows under a JSON parser on to a sink; the first one is held back until its names are known. */
final class JsonRows {
    private static final int SHOWN_NAMES = 20;

    private final JsonParser parser;
    private final RowSink sink;
    private final TableLimits limits;
    private final Map<String, Integer> columns = new HashMap<>();
    private List<String> names = List.of();
    private long[] lastRow = {};

    JsonRows(JsonParser parser, RowSink sink, TableLimits limits) {
        this.parser = parser;
        this.sink = sink;
        this.limits = limits;
    }

    /** Reads the value that the parser's current token starts as a row. */
    void readRow() {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw sink.abandon(null, "a row must be an object of names and values, got " + kind(parser.currentToken()));
        }
        if (columns.isEmpty()) {
            readFirstRow();
        } else {
            readNextRow();
        }
        sink.endRow();
    }

    private record Held(
            String name, @Nullable String text, @Nullable String problem) {}

    private void readFirstRow() {
        List<Held> row = new ArrayList<>();
        long characters = 0;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            Held held = new Held(name, isText(token) ? parser.getString() : null, problem(token));
            row.add(held);
            characters += name.length() + (held.text() == null ? 0 : held.text().length());
            if (row.size() > limits.maxColumns() || Character.BYTES * characters > limits.maxMemoryBytes()) {
                throw new TableTooLargeException(TableError.ofTable("the first row has more than " + limits.maxColumns()
                        + " names, or needs more memory than " + limits.maxMemoryBytes() + " bytes"));
            }
            parser.skipChildren();
        }
        names = row.stream().map(Held::name).toList();
        sink.header(names);
        lastRow = new long[names.size()];
        for (Held held : row) {
            columns.put(held.name(), columns.size());
            if (held.problem() != null) {
                sink.refuse(held.name(), held.problem());
            } else if (held.text() != null) {
                sink.cell(
                        columns.size() - 1,
                        held.text().toCharArray(),
                        0,
                        held.text().length());
            }
        }
    }

    private void readNextRow() {
        long row = sink.rowCount() + 1;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            Integer column = columns.get(name);
            JsonToken token = parser.nextToken();
            String problem = problem(token);
            if (column == null) {
                sink.refuse(name, "is no name of the first row, which names the columns: " + shownNames());
            } else if (lastRow[column] == row) {
                sink.refuse(name, "occurs twice in this row");
            } else {
                lastRow[column] = row;
                if (problem != null) {
                    sink.refuse(name, problem);
                } else if (isText(token)) {
                    sink.cell(column, parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
                }
            }
            parser.skipChildren();
        }
    }

    private String shownNames() {
        String shown = String.join(", ", names.subList(0, Math.min(SHOWN_NAMES, names.size())));
        return names.size() <= SHOWN_NAMES ? shown : shown + " and " + (names.size() - SHOWN_NAMES) + " more";
    }

    private static boolean isText(JsonToken token) {
        return token.isScalarValue() && token != JsonToken.VALUE_NULL;
    }

    private static @Nullable String problem(JsonToken token) {
        return token.isScalarValue() ? null : "must be a string, a number, true, false or null, got " + kind(token);
    }

    private static String kind(@Nullable JsonToken token) {
        if (token == JsonToken.START_ARRAY) {
            return "an array";
        }
        return token == JsonToken.START_OBJECT ? "an object" : "a single value";
    }
}
