package io.lamina.service.json;

import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * From text to a tree, with nothing let through: no {@code NaN}, no comment, no trailing comma, no second value, nothing deeper
 * than {@value #DEPTH} levels; numbers keep every digit.
 *
 * <p>A tree cannot hold a property twice, so a duplicate is recorded here, at its pointer, and the first value stays. Text that
 * is no JSON is {@link ProblemType#INVALID_JSON} with line and column; JSON beyond a limit is {@link
 * ProblemType#INVALID_REQUEST}.
 */
final class StrictParser {
    static final int DEPTH = 64;

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            // One more than ours, so that it is ours that answers.
            .maxNestingDepth(DEPTH + 1)
            .maxNumberLength(1_000)
            .maxNameLength(50_000)
            .maxStringLength(20_000_000)
            .build();

    private static final JsonFactory FACTORY =
            JsonFactory.builder().streamReadConstraints(LIMITS).build();

    private final JsonParser parser;
    private final Breaches breaches;

    private StrictParser(JsonParser parser, Breaches breaches) {
        this.parser = parser;
        this.breaches = breaches;
    }

    /** The tree of a whole stream; breaches that have a pointer go to {@code breaches}. */
    static JsonNode parse(InputStream json, Breaches breaches) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            return new StrictParser(parser, breaches).document();
        } catch (StreamConstraintsException e) {
            throw ProblemException.invalidRequest("", JsonComplaint.of(e, LIMITS));
        } catch (JacksonIOException e) {
            throw new UncheckedIOException(e.getCause() == null ? new IOException(e) : e.getCause());
        } catch (JacksonException e) {
            throw ProblemType.INVALID_JSON.because(JsonComplaint.of(e));
        }
    }

    /** The tree of text that stands in our own code. */
    static JsonNode parseOwn(byte[] json, String where) {
        Breaches breaches = new Breaches();
        try {
            JsonNode tree = parse(new ByteArrayInputStream(json), breaches);
            breaches.throwIfAny();
            return tree;
        } catch (ProblemException e) {
            throw new IllegalStateException("the JSON text at " + where + " is refused: " + e.detail(), e);
        }
    }

    private JsonNode document() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw ProblemType.INVALID_JSON.because("the body is empty; send a JSON value");
        }
        JsonNode tree = value(first, Place.root(breaches), 1);
        if (parser.nextToken() != null) {
            throw ProblemType.INVALID_JSON.because(
                    "text follows the end of the JSON value" + JsonComplaint.at(parser.currentTokenLocation()));
        }
        return tree;
    }

    private JsonNode value(JsonToken token, Place place, int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (token) {
            case START_OBJECT -> object(place, descended(place, depth));
            case START_ARRAY -> array(place, descended(place, depth));
            case VALUE_STRING -> nodes.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> nodes.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> DecimalNode.valueOf(parser.getDecimalValue());
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            case VALUE_NULL -> nodes.nullNode();
            default -> throw new IllegalStateException("the parser gave " + token);
        };
    }

    private static int descended(Place place, int depth) {
        if (depth > DEPTH) {
            throw ProblemException.invalidRequest(place.pointer(), "is nested deeper than " + DEPTH + " levels");
        }
        return depth + 1;
    }

    private ObjectNode object(Place place, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        @Nullable Set<String> twice = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            Place at = place.at(name);
            JsonNode value = value(parser.nextToken(), at, depth);
            if (!object.has(name)) {
                object.set(name, value);
                continue;
            }
            twice = twice == null ? new HashSet<>() : twice;
            if (twice.add(name)) {
                at.refuse("property " + Got.quoted(name) + " is given more than once");
            }
        }
        return object;
    }

    private ArrayNode array(Place place, int depth) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(token, place.at(array.size()), depth));
        }
        return array;
    }
}
