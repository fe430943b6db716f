package io.lamina.service.json;

import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The form that values of one Java type have in JSON: how they are read, and how the form is described.
 *
 * <p>Shapes are immutable and shared among threads. {@link Shapes} finds the shape of a type.
 */
interface Shape {
    /** What {@link #read} answers after it has refused the node at its place. */
    Verdict REFUSED = Verdict.REFUSED;

    /** The type of {@link #REFUSED}: no value of any record has it. */
    enum Verdict {
        REFUSED
    }

    /** The Java value of a node, or {@link #REFUSED}; every breach below the node is recorded. */
    @Nullable
    Object read(JsonNode node, Place place);

    /** The node that a query parameter of this form means; text that means none stays text, to be refused by {@link #read}. */
    default JsonNode ofText(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    /** The form in one word, for the catalogue. */
    String word();

    /** The form in OpenAPI 3.1; what has a name of its own is put into the book and referred to. */
    Schema<?> schema(SchemaBook book);
}
