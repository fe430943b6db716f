package io.lamina.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What scikit-learn makes of columns and texts: {@code src/test/resources/preprocessing}. */
public final class ScikitLearn {
    private ScikitLearn() {}

    /** The cases of one kind, at least one. */
    public static Stream<JsonNode> cases(String name) {
        try (InputStream in = ScikitLearn.class.getResourceAsStream("/preprocessing/scikit-learn.json")) {
            JsonNode cases =
                    new JsonMapper().readTree(Objects.requireNonNull(in)).get(name);
            return cases.values().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
