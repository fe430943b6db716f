package io.lamina.service.json;

import java.io.InputStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads JSON into records, strictly, and reports every error at once as one problem. */
@Component
public class JsonBinder {
    /** Binds a whole body. */
    public <T extends Record> T bind(byte[] json, Class<T> type) {
        throw new UnsupportedOperationException();
    }

    /** Binds a stream of at most {@code maxBytes}. */
    public <T extends Record> T bind(InputStream json, long maxBytes, Class<T> type) {
        throw new UnsupportedOperationException();
    }

    /** Binds a tree, or the part of one. */
    public <T extends Record> T bind(JsonNode json, Class<T> type) {
        throw new UnsupportedOperationException();
    }

    /** Parses strictly without binding. */
    public JsonNode parse(byte[] json) {
        throw new UnsupportedOperationException();
    }
}
