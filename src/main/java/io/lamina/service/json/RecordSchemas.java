package io.lamina.service.json;

import io.lamina.setting.Described;
import io.lamina.setting.Kind;
import io.swagger.v3.oas.models.media.Schema;
import java.nio.charset.StandardCharsets;

/** The schema of a record. */
final class RecordSchemas {
    private RecordSchemas() {}

    static Schema<?> of(RecordShape shape, SchemaBook book) {
        String name = SchemaNames.of(shape);
        return book.reference(name, shape.type(), () -> object(shape, book));
    }

    private static Schema<?> object(RecordShape shape, SchemaBook book) {
        Schema<?> schema = SchemaBook.typed("object");
        describe(schema, shape.type());
        Discriminator discriminator = shape.discriminator();
        if (discriminator != null) {
            Schema<?> kind = SchemaBook.typed("string");
            kind.setConst(discriminator.name());
            kind.setDescription("Names the kind.");
            schema.addProperty(discriminator.property(), kind);
            if (!discriminator.isImplied()) {
                schema.addRequiredItem(discriminator.property());
            }
        }
        for (Property property : shape.properties()) {
            boolean mayBeLeftOut = shape.omitsNull() && property.shape() instanceof NullableShape;
            schema.addProperty(property.name(), mayBeLeftOut ? property.presentSchema(book) : property.schema(book));
            if (property.isRequired() && !mayBeLeftOut) {
                schema.addRequiredItem(property.name());
            }
        }
        return schema;
    }

    /** From {@link Kind} or {@link Described}; swagger's own annotation, which only the service may use, wins. */
    private static void describe(Schema<?> schema, Class<?> type) {
        Kind kind = type.getAnnotation(Kind.class);
        if (kind != null) {
            schema.setDescription(kind.use() + " Formula: " + kind.formula());
        }
        Described described = type.getAnnotation(Described.class);
        if (described != null) {
            schema.setDescription(described.value());
        }
        var words = type.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        if (words != null && !words.description().isEmpty()) {
            schema.setDescription(words.description());
        }
        if (words != null && !words.example().isEmpty()) {
            byte[] example = words.example().getBytes(StandardCharsets.UTF_8);
            schema.setExample(Plain.of(StrictParser.parseOwn(example, type.getName())));
        }
    }
}
