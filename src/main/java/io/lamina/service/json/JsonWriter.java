package io.lamina.service.json;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Array;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.Map;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

/**
 * Writes records and what they hold in one canonical form: {@code bind(write(x))} equals {@code x}, and equal values give equal
 * bytes.
 *
 * <p>Components in the order of their declaration, without white space; a kind of a family as an object that begins with its
 * {@code type}; a null as the first of its setting's words ({@code "auto"}), else as {@code null}; instants in ISO-8601 UTC. JSON
 * has no NaN and no infinity: such a number becomes {@code null}, which is the one thing that does not come back. Maps and sets
 * keep their order where they have one; one without (a {@code HashMap}, {@code Map.of}) is sorted.
 *
 * <p>A class that is none of those that {@link JsonBinder} reads, and neither a map, a collection nor an array of them, is
 * refused with {@link IllegalArgumentException}. Stateless and safe for use by many threads.
 */
@Component
public class JsonWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** The canonical text. */
    public String text(Object value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    /** The same in UTF-8. */
    public byte[] bytes(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            write(value, generator);
        }
        return bytes.toByteArray();
    }

    /** The same as a tree. */
    public JsonNode tree(Object value) {
        return StrictParser.parse(new ByteArrayInputStream(bytes(value)), new Breaches());
    }

    /** Writes one value where the generator stands. */
    void write(@Nullable Object value, JsonGenerator json) {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case Double number -> writeFinite(number, json);
            case Float number -> writeFinite(number, json);
            case Number number -> json.writeNumber(number.toString());
            case Boolean flag -> json.writeBoolean(flag);
            case Enum<?> constant -> json.writeString(EnumShape.name(constant));
            case Record object -> writeRecord(object, json);
            case JsonNode tree -> write(Plain.of(tree), json);
            case Map<?, ?> map -> writeMap(map, json);
            case Collection<?> values -> writeAll(ordered(values), json);
            case UUID id -> json.writeString(id.toString());
            case URI uri -> json.writeString(uri.toString());
            case Temporal time -> json.writeString(time.toString());
            case TemporalAmount time -> json.writeString(time.toString());
            default -> writeArray(value, json);
        }
    }

    private static void writeFinite(double number, JsonGenerator json) {
        if (Double.isFinite(number)) {
            json.writeNumber(number);
        } else {
            json.writeNull();
        }
    }

    private static void writeFinite(float number, JsonGenerator json) {
        if (Float.isFinite(number)) {
            json.writeNumber(number);
        } else {
            json.writeNull();
        }
    }

    private void writeRecord(Record object, JsonGenerator json) {
        RecordShape shape = Shapes.record(object.getClass());
        json.writeStartObject();
        Discriminator discriminator = shape.discriminator();
        if (discriminator != null) {
            json.writeName(discriminator.property());
            json.writeString(discriminator.name());
        }
        for (Property property : shape.properties()) {
            Object value = property.valueIn(object);
            if (value == null && shape.omitsNull()) {
                continue;
            }
            json.writeName(property.name());
            write(value == null ? property.nullWord() : value, json);
        }
        json.writeEndObject();
    }

    private void writeMap(Map<?, ?> map, JsonGenerator json) {
        boolean hasOrder = map instanceof SequencedMap || !isHashed(map);
        json.writeStartObject();
        (hasOrder ? map : sorted(map)).forEach((key, value) -> {
            json.writeName(key(key));
            write(value, json);
        });
        json.writeEndObject();
    }

    private static Map<String, @Nullable Object> sorted(Map<?, ?> map) {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(key(key), value));
        return sorted;
    }

    private static String key(Object key) {
        return key instanceof Enum<?> constant ? EnumShape.name(constant) : key.toString();
    }

    private static Collection<?> ordered(Collection<?> values) {
        boolean hasOrder = values instanceof SequencedCollection || !isHashed(values);
        return hasOrder ? values : new TreeSet<>(values);
    }

    /** Whether the order of iteration differs from run to run or says nothing; unmodifiable views keep that of their source. */
    private static boolean isHashed(Object values) {
        String name = values.getClass().getName();
        return name.startsWith("java.util.Immutable")
                || name.startsWith("java.util.Hash")
                || name.contains("Concurrent");
    }

    private void writeAll(Collection<?> values, JsonGenerator json) {
        json.writeStartArray();
        values.forEach(value -> write(value, json));
        json.writeEndArray();
    }

    private void writeArray(Object array, JsonGenerator json) {
        if (!array.getClass().isArray()) {
            throw new IllegalArgumentException(array.getClass().getName() + " has no form in JSON");
        }
        json.writeStartArray();
        for (int i = 0; i < Array.getLength(array); i++) {
            write(Array.get(array, i), json);
        }
        json.writeEndArray();
    }
}
