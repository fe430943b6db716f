package io.lamina.service.json;

import io.lamina.service.problem.Nearest;
import io.lamina.setting.Family;
import io.lamina.setting.Kinds;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A sealed family: {@code "relu"} with every setting at its default, or {@code {"type": "leaky_relu", "negativeSlope": 0.01}}. */
final class FamilyShape implements Shape {
    private final Class<?> type;
    private final String discriminator;
    private final String defaultKind;
    private final Map<String, RecordShape> kinds = new LinkedHashMap<>();

    FamilyShape(Class<?> type) {
        Family family = Objects.requireNonNull(type.getAnnotation(Family.class));
        this.type = type;
        this.discriminator = family.discriminator();
        this.defaultKind = family.defaultKind();
        Kinds.of(type).forEach((name, kind) -> kinds.put(name, Shapes.record(kind)));
        if (!defaultKind.isEmpty() && !kinds.containsKey(defaultKind)) {
            throw new IllegalStateException(type.getName() + " has no kind " + defaultKind + " for its default");
        }
    }

    Class<?> type() {
        return type;
    }

    String discriminator() {
        return discriminator;
    }

    /** The kind that an object without a discriminator means; empty if there must be one. */
    String defaultKind() {
        return defaultKind;
    }

    Map<String, RecordShape> kinds() {
        return kinds;
    }

    @Override
    public @Nullable Object read(JsonNode node, Place place) {
        if (node.isString()) {
            RecordShape kind = kinds.get(node.stringValue());
            return kind == null
                    ? refuseKind(node.stringValue(), place)
                    : kind.read(JsonNodeFactory.instance.objectNode(), place);
        }
        if (!node.isObject()) {
            return place.refuse("must be the name of a kind or an object with " + Got.quoted(discriminator)
                    + ": one of " + Got.anyOf(kinds.keySet()) + ", got " + Got.of(node));
        }
        JsonNode named = node.get(discriminator);
        if (named == null) {
            RecordShape kind = kinds.get(defaultKind);
            return kind == null
                    ? place.at(discriminator).refuse("must be given: one of " + Got.anyOf(kinds.keySet()))
                    : kind.read(node, place);
        }
        if (!named.isString()) {
            return place.at(discriminator)
                    .refuse("must be one of " + Got.anyOf(kinds.keySet()) + ", got " + Got.of(named));
        }
        RecordShape kind = kinds.get(named.stringValue());
        return kind == null ? refuseKind(named.stringValue(), place.at(discriminator)) : kind.read(node, place);
    }

    private Object refuseKind(String name, Place place) {
        List<String> names = place.wordsAnd(kinds.keySet());
        String hint = Nearest.hint(name, names);
        return place.refuse(
                "unknown kind " + Got.quoted(name) + (hint.isEmpty() ? "." : hint) + " Allowed: " + Got.anyOf(names));
    }

    /** The kinds that their name alone can say. */
    List<String> namesThatSuffice() {
        return kinds.entrySet().stream()
                .filter(kind -> kind.getValue().properties().stream().noneMatch(Property::isRequired))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public String word() {
        return SchemaNames.withoutSpec(type);
    }

    @Override
    public Schema<?> schema(SchemaBook book) {
        return FamilySchemas.of(this, book);
    }
}
