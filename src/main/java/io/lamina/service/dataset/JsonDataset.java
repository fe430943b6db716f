package io.lamina.service.dataset;

import io.lamina.service.json.JsonComplaint;
import io.lamina.service.problem.Nearest;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import io.lamina.table.Scratch;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import io.lamina.table.TableLimits;
import io.lamina.table.ingest.CellRules;
import io.lamina.table.ingest.Ingest;
import io.lamina.table.ingest.Ingested;
import io.lamina.table.reader.JsonTableReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads {@code {"name": …, "rows": [{…}, …]}}, or the rows alone, as a stream: the binder reads trees, and a table may be larger than memory.
 *
 * @param name the name in the body, or null
 * @param ingested the table in the body
 */
record JsonDataset(@Nullable String name, Ingested ingested) {
    private static final List<String> MEMBERS = List.of("name", "rows");
    private static final int DEEPEST = 64;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    /**
     * Reads the whole body.
     *
     * @throws ProblemException if it is no JSON, or another object than the one above
     * @throws io.lamina.table.TableException if the rows break a rule
     */
    static JsonDataset read(InputStream body, CellRules rules, TableLimits limits, Scratch scratch) throws IOException {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            return read(parser, rules, limits, scratch);
        } catch (StreamReadException e) {
            throw ProblemType.INVALID_JSON.because(JsonComplaint.of(e));
        }
    }

    private static JsonDataset read(JsonParser parser, CellRules rules, TableLimits limits, Scratch scratch)
            throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new TableException(TableError.ofTable("is empty; a table needs named columns and at least one row"));
        }
        if (first == JsonToken.START_ARRAY) {
            Ingested rows = Ingest.read(new JsonTableReader(parser, limits), rules, limits, scratch);
            refuseMore(parser);
            return new JsonDataset(null, rows);
        }
        if (first != JsonToken.START_OBJECT) {
            throw ProblemException.invalidRequest(
                    "", "must be an object {\"name\": \"…\", \"rows\": [{…}, …]}, or its rows alone");
        }
        String name = null;
        Ingested ingested = null;
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String member = parser.currentName();
            if (!seen.add(member)) {
                throw ProblemException.invalidRequest("/" + member, "is written twice");
            }
            JsonToken value = parser.nextToken();
            switch (member) {
                case "name" -> {
                    if (value != JsonToken.VALUE_STRING) {
                        throw ProblemException.invalidRequest("/name", "must be a text");
                    }
                    name = parser.getString();
                }
                case "rows" -> {
                    if (value != JsonToken.START_ARRAY) {
                        throw ProblemException.invalidRequest("/rows", "must be an array of objects, one a row");
                    }
                    ingested = Ingest.read(new JsonTableReader(parser, limits), rules, limits, scratch);
                }
                default ->
                    throw ProblemException.invalidRequest(
                            "/" + member, "unknown property \"" + member + "\"" + Nearest.hint(member, MEMBERS));
            }
        }
        refuseMore(parser);
        if (ingested == null) {
            throw ProblemException.invalidRequest("/rows", "is required: an array of objects, one a row");
        }
        return new JsonDataset(name, ingested);
    }

    private static void refuseMore(JsonParser parser) {
        if (parser.nextToken() != null) {
            throw ProblemType.INVALID_JSON.because("something follows the value that is the body");
        }
    }
}
