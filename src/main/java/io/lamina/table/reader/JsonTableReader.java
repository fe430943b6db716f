package io.lamina.table.reader;

import io.lamina.table.TableError;
import io.lamina.table.TableException;
import io.lamina.table.TableLimits;
import io.lamina.table.TableTooLargeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON rows: an array of flat objects, or one object after the other (NDJSON).
 *
 * <p>The first row names the columns, in its order. A later row may leave names out, which are missing there, but may not bring
 * new ones. A number is taken as its text, digit for digit; {@code null} is missing; arrays and objects are refused.
 */
public final class JsonTableReader implements TableReader {
    private static final int MAX_DEPTH = 64;
    private static final Pattern PARSER_HINTS = Pattern.compile(
            "\\s*\\(start marker at .*|\\s*\\(for .* starting at .*|:? enable `.*|\\s*\\[Source: .*|\\R.*",
            Pattern.DOTALL);

    private final @Nullable Reader text;
    private final @Nullable JsonParser given;
    private final TableLimits limits;

    /** Reads an array of objects, or one object after the other, from the stream, which the caller closes. */
    public JsonTableReader(InputStream in, TableLimits limits) {
        this.text = new StrictReader(in, null);
        this.given = null;
        this.limits = limits;
    }

    /**
     * Reads the array that the parser's current token starts, and leaves the parser at its end; the caller closes it, and hears of
     * text that is no JSON by the parser's own exception, since it is the whole document that is broken.
     */
    public JsonTableReader(JsonParser parser, TableLimits limits) {
        this.text = null;
        this.given = parser;
        this.limits = limits;
    }

    @Override
    public void read(RowSink sink) throws IOException {
        try {
            if (given != null) {
                readArray(given, sink);
            } else {
                try (JsonParser parser = factory().createParser(ObjectReadContext.empty(), text)) {
                    readDocument(parser, sink);
                }
            }
        } catch (StreamConstraintsException tooLarge) {
            throw new TableTooLargeException(new TableError(
                    sink.rowCount() + 1,
                    null,
                    "exceeds a limit: a value may have " + limits.maxCellCharacters() + " characters, a name or number "
                            + TableLimits.MAX_NAME_CHARACTERS + ", and values may be nested " + MAX_DEPTH + " deep"));
        } catch (JacksonIOException unreadable) {
            if (unreadable.getCause() instanceof StrictReader.MalformedTextException malformed) {
                throw sink.abandon(null, malformed.getMessage());
            }
            throw unreadable.getCause();
        } catch (JacksonException broken) {
            if (given != null) {
                throw broken;
            }
            throw sink.abandon(null, "is not valid JSON" + explanation(broken));
        }
    }

    /** Where and what, without the parser's hints at its own classes and features. */
    private static String explanation(JacksonException broken) {
        TokenStreamLocation location = broken.getLocation();
        String where =
                location == null ? "" : " at line " + location.getLineNr() + ", character " + location.getColumnNr();
        String what = PARSER_HINTS.matcher(broken.getOriginalMessage()).replaceAll("");
        return where + ": " + what;
    }

    private JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(limits.maxCellCharacters())
                        .maxNameLength(TableLimits.MAX_NAME_CHARACTERS)
                        .maxNumberLength(TableLimits.MAX_NAME_CHARACTERS)
                        .build())
                .build();
    }

    private void readDocument(JsonParser parser, RowSink sink) {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return;
        }
        if (first == JsonToken.START_ARRAY) {
            readArray(parser, sink);
            if (parser.nextToken() != null) {
                throw sink.abandon(null, "nothing may follow the array of rows");
            }
            return;
        }
        JsonRows rows = new JsonRows(parser, sink, limits);
        for (JsonToken token = first; token != null; token = parser.nextToken()) {
            rows.readRow();
        }
    }

    private void readArray(JsonParser parser, RowSink sink) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new TableException(TableError.ofTable("rows must be an array of objects"));
        }
        JsonRows rows = new JsonRows(parser, sink, limits);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            rows.readRow();
        }
    }
}
