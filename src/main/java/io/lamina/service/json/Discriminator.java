package io.lamina.service.json;

import io.lamina.setting.Family;
import io.lamina.setting.Kinds;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The property that says of which kind an object is, and the word for one kind: {@code "type": "leaky_relu"}. */
record Discriminator(Class<?> family, String property, String name) {
    /** That of a record which is a kind of a family, else {@code null}. */
    static @Nullable Discriminator of(Class<?> type) {
        for (Class<?> candidate : type.getInterfaces()) {
            Family family = candidate.getAnnotation(Family.class);
            if (family != null) {
                return new Discriminator(candidate, family.discriminator(), Kinds.nameOf(type));
            }
        }
        return null;
    }

    /** Whether an object without the property is of this kind. */
    boolean isImplied() {
        Family of = family.getAnnotation(Family.class);
        return of != null && of.defaultKind().equals(name);
    }

    /** Refuses another kind's name where only this kind can stand. */
    void check(JsonNode node, Place place) {
        if (!node.isString() || !node.stringValue().equals(name)) {
            place.refuse("must be " + Got.quoted(name) + ", got " + Got.of(node));
        }
    }
}
