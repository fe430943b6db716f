package io.lamina.service.json;

import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An enum: {@code MULTICLASS_CLASSIFICATION} is {@code "multiclass_classification"}, unless the enum is {@link Verbatim}. */
record EnumShape(Class<?> type, Map<String, Object> constants) implements Shape {
    static EnumShape of(Class<?> type) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(name((Enum<?>) constant), constant);
        }
        return new EnumShape(type, constants);
    }

    /** The word that JSON writes for a constant. */
    static String name(Enum<?> constant) {
        return constant.getDeclaringClass().isAnnotationPresent(Verbatim.class)
                ? constant.name()
                : constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Object read(JsonNode node, Place place) {
        List<String> words = List.copyOf(constants.keySet());
        if (!node.isString()) {
            return place.refuse("must be one of " + Got.anyOf(place.wordsAnd(words)) + ", got " + Got.of(node));
        }
        @Nullable Object constant = constants.get(node.stringValue());
        return constant == null ? TextShape.refuseWord(node.stringValue(), words, place) : constant;
    }

    @Override
    public String word() {
        return "text";
    }

    @Override
    public Schema<?> schema(SchemaBook book) {
        return SchemaBook.words(List.copyOf(constants.keySet()));
    }
}
