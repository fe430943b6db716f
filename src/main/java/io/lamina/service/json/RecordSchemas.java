package io.lamina.service.json;

import io.swagger.v3.oas.models.media.Schema;

/** The schema of a record. */
final class RecordSchemas {
    private RecordSchemas() {}

    static Schema<?> of(RecordShape shape, SchemaBook book) {
        String name = SchemaNames.of(shape);
        return book.reference(name, shape.type(), () -> object(shape, book));
    }

    private static Schema<?> object(RecordShape shape, SchemaBook book) {
        Schema<?> schema = SchemaBook.typed("object");
        String description = FamilySchemas.describe(shape.type());
        if (!description.isEmpty()) {
            schema.setDescription(description);
        }
        Discriminator discriminator = shape.discriminator();
        if (discriminator != null) {
            Schema<?> kind = SchemaBook.typed("string");
            kind.setConst(discriminator.name());
            schema.addProperty(discriminator.property(), kind);
            if (!discriminator.isImplied()) {
                schema.addRequiredItem(discriminator.property());
            }
        }
        for (Property property : shape.properties()) {
            schema.addProperty(property.name(), property.schema(book));
            if (property.isRequired()) {
                schema.addRequiredItem(property.name());
            }
        }
        return schema;
    }
}
