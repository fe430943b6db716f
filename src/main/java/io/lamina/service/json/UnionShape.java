package io.lamina.service.json;

import io.lamina.setting.Described;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A sealed interface of records that no property tells apart, such as what an answer is made of: it is written, never read. */
record UnionShape(Class<?> type, List<RecordShape> members) implements Shape {
    static UnionShape of(Class<?> type) {
        return new UnionShape(
                type,
                Arrays.stream(type.getPermittedSubclasses()).map(Shapes::record).toList());
    }

    @Override
    public Object read(JsonNode node, Place place) {
        throw new UnsupportedOperationException(
                type.getName() + " is for answers only: no property tells its kinds apart");
    }

    @Override
    public String word() {
        return SchemaNames.withoutSpec(type);
    }

    @Override
    public Schema<?> schema(SchemaBook book) {
        return book.reference(word(), type, () -> {
            Schema<?> either = SchemaBook.any();
            Described described = type.getAnnotation(Described.class);
            if (described != null) {
                either.setDescription(described.value());
            }
            members.forEach(member -> either.addOneOfItem(member.schema(book)));
            return either;
        });
    }
}
