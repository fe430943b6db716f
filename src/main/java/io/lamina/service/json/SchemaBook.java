package io.lamina.service.json;

import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Supplier;

/** The named schemas of a description, each written once. */
interface SchemaBook {
    /**
     * A reference to the schema {@code name}, which is made and kept if the book does not hold it yet.
     *
     * @param owner the Java type behind the name, so that two types cannot share one
     */
    Schema<?> reference(String name, Class<?> owner, Supplier<Schema<?>> schema);

    /** A schema of OpenAPI 3.1 with these JSON types. */
    static Schema<?> typed(String... types) {
        Schema<?> schema = new Schema<>(SpecVersion.V31);
        schema.setTypes(new LinkedHashSet<>(List.of(types)));
        return schema;
    }

    /** A schema of OpenAPI 3.1 without a type. */
    static Schema<?> any() {
        return new Schema<>(SpecVersion.V31);
    }

    /** A schema that refers to a named one. */
    static Schema<?> referenceTo(String name) {
        Schema<?> schema = any();
        schema.set$ref("#/components/schemas/" + name);
        return schema;
    }

    /** The words that a text may be. */
    static Schema<?> words(List<String> words) {
        Schema<Object> schema = new Schema<>(SpecVersion.V31);
        schema.setTypes(new LinkedHashSet<>(List.of("string")));
        words.forEach(schema::addEnumItemObject);
        return schema;
    }
}
