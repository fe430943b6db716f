package io.lamina.service.json;

import io.lamina.service.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Reads JSON into records, strictly, and reports every error at once.
 *
 * <p>A component of a record is a property of the object, under the same name. What {@link io.lamina.setting.Setting} says of
 * it holds: default, bounds, words, words for null. A component without {@code @Setting}, or without a default in it, must be
 * given. No other property is allowed, and none twice. When all components of a record are sound its constructor is called,
 * and an {@link IllegalArgumentException} of the constructor is an error at the record's own place.
 *
 * <p>A component may be of type {@code int, long, float, double, boolean} or their boxes, {@code String, UUID, Instant,
 * Duration, LocalDate, URI}, an enum, {@code List<T>}, {@code Map<String, T>}, a record, a sealed {@link
 * io.lamina.setting.Family}, {@code Object} or {@code JsonNode}; {@code null} is allowed exactly where JSpecify's
 * {@code @Nullable} stands. Whole numbers may be written {@code 16}, {@code 16.0} or {@code 1.6e1}; {@code 16.5} is refused.
 *
 * <p>Errors, as {@link ProblemException}: 400 {@code invalid-json} for text that is no JSON, with line and column; 413 for more
 * bytes than allowed; 422 {@code invalid-request} for everything else, each breach with its pointer. Stateless and safe for
 * use by many threads.
 */
@Component
public class JsonBinder {
    /** Binds a whole body. */
    public <T extends Record> T bind(byte[] json, Class<T> type) {
        return bind(new ByteArrayInputStream(json), Long.MAX_VALUE, type);
    }

    /**
     * Binds a stream, which stays open.
     *
     * @param maxBytes where reading stops with 413
     */
    public <T extends Record> T bind(InputStream json, long maxBytes, Class<T> type) {
        Breaches breaches = new Breaches();
        JsonNode tree = StrictParser.parse(new BoundedStream(json, "a JSON body", maxBytes), breaches);
        return bind(tree, type, breaches);
    }

    /** Binds a tree, or a part of one: pointers start at it. */
    public <T extends Record> T bind(JsonNode json, Class<T> type) {
        return bind(json, type, new Breaches());
    }

    /** Binds one value of a sealed family, such as an activation that stands alone. */
    public <T> T bindFamily(JsonNode json, Class<T> family) {
        return result(Shapes.family(family), json, family, new Breaches());
    }

    /** Parses as strictly as {@link #bind}, without binding. */
    public JsonNode parse(byte[] json) {
        Breaches breaches = new Breaches();
        JsonNode tree = StrictParser.parse(new ByteArrayInputStream(json), breaches);
        breaches.throwIfAny();
        return tree;
    }

    private static <T extends Record> T bind(JsonNode json, Class<T> type, Breaches breaches) {
        return result(Shapes.record(type), json, type, breaches);
    }

    private static <T> T result(Shape shape, JsonNode json, Class<T> type, Breaches breaches) {
        @Nullable Object value = shape.read(json, Place.root(breaches));
        breaches.throwIfAny();
        if (value == null || value == Shape.REFUSED) {
            throw ProblemException.invalidRequest(List.of());
        }
        return type.cast(value);
    }
}
