package io.lamina.service.json;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Writes records and what they hold in one canonical form that {@link JsonBinder} reads back to an equal record. */
@Component
public class JsonWriter {
    /** The canonical text, without white space. */
    public String text(Object value) {
        throw new UnsupportedOperationException();
    }

    /** The same in UTF-8. */
    public byte[] bytes(Object value) {
        throw new UnsupportedOperationException();
    }

    /** The same as a tree. */
    public JsonNode tree(Object value) {
        throw new UnsupportedOperationException();
    }
}
