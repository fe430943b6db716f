package io.lamina.service.json;

import io.lamina.setting.Described;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;

/** The schema of a sealed family: the name of a kind, or an object that one property tells apart. */
final class FamilySchemas {
    private FamilySchemas() {}

    static Schema<?> of(FamilyShape family, SchemaBook book) {
        return book.reference(SchemaNames.withoutSpec(family.type()), family.type(), () -> {
            Schema<?> schema = either(family, book);
            Described described = family.type().getAnnotation(Described.class);
            if (described != null) {
                schema.setDescription(described.value());
            }
            return schema;
        });
    }

    private static Schema<?> either(FamilyShape family, SchemaBook book) {
        // A discriminator alone lets every word pass, and then a word would be of two forms at once.
        Schema<?> objects = SchemaBook.typed("object");
        Discriminator discriminator = new Discriminator();
        discriminator.setPropertyName(family.discriminator());
        family.kinds().forEach((name, kind) -> {
            Schema<?> reference = kind.schema(book);
            objects.addOneOfItem(reference);
            discriminator.mapping(name, reference.get$ref());
        });
        if (family.defaultKind().isEmpty()) {
            // OpenAPI wants it in every object; where a kind is implied the constants of the kinds tell them apart.
            objects.setDiscriminator(discriminator);
        }
        List<String> names = family.namesThatSuffice();
        if (names.isEmpty()) {
            return objects;
        }
        Schema<?> either = SchemaBook.any();
        Schema<?> words = SchemaBook.words(names);
        words.setDescription("the kind with every setting at its default");
        either.addOneOfItem(words);
        either.addOneOfItem(objects);
        return either;
    }
}
