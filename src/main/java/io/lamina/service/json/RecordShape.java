package io.lamina.service.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lamina.service.problem.Nearest;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A record: a JSON object with one property per property and no other. */
final class RecordShape implements Shape {
    private static final int MOST_NAMED = 8;

    private final Class<?> type;
    private final List<Shape> arguments;
    private final List<Property> properties;
    private final @Nullable Discriminator discriminator;
    private final Constructor<?> constructor;

    RecordShape(Class<?> type, Map<TypeVariable<?>, Shape> bindings) {
        this.type = type;
        this.arguments = List.copyOf(bindings.values());
        this.properties = Arrays.stream(type.getRecordComponents())
                .map(property -> new Property(property, bindings))
                .toList();
        this.discriminator = Discriminator.of(type);
        this.constructor = canonical(type);
        if (discriminator != null && names().contains(discriminator.property())) {
            throw new IllegalStateException(
                    type.getName() + " has a property named as what names its kind: " + discriminator.property());
        }
    }

    Class<?> type() {
        return type;
    }

    /** What the type variables of a generic record stand for, in their order; empty for any other. */
    List<Shape> arguments() {
        return arguments;
    }

    List<Property> properties() {
        return properties;
    }

    /** What names this record among its family, if it is a kind of one. */
    @Nullable
    Discriminator discriminator() {
        return discriminator;
    }

    /** Whether a null is left out of what is written; such a record is for answers only. */
    boolean omitsNull() {
        JsonInclude include = type.getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }

    @Override
    public Object read(JsonNode node, Place place) {
        if (!node.isObject()) {
            return place.refuseForm("must be an object", node);
        }
        long before = place.breachCount();
        refuseUnknown(node, place);
        @Nullable Object[] values = new @Nullable Object[properties.size()];
        boolean complete = true;
        for (int i = 0; i < values.length; i++) {
            Property property = properties.get(i);
            String missing = property.missingFrom(node);
            Place at = place.at(property.name());
            values[i] = missing != null ? at.refuse(missing) : property.read(node.get(property.name()), at);
            complete &= values[i] != REFUSED;
        }
        // A record whose only fault is a misspelt property would be built with a default nobody asked for.
        return complete && place.breachCount() == before ? construct(values, place) : REFUSED;
    }

    private void refuseUnknown(JsonNode node, Place place) {
        for (Map.Entry<String, JsonNode> sent : node.properties()) {
            String name = sent.getKey();
            if (discriminator != null && discriminator.property().equals(name)) {
                discriminator.check(sent.getValue(), place.at(name));
            } else if (properties.stream().noneMatch(property -> property.name().equals(name))) {
                place.at(name).refuse("unknown property " + Got.quoted(name) + instead(name));
            }
        }
    }

    /** The nearest name, or where none is near all of them, if they are few enough to read; or that there are none. */
    private String instead(String name) {
        List<String> names = names();
        if (discriminator != null) {
            names.addFirst(discriminator.property());
        }
        if (names.isEmpty()) {
            return "; none is taken here";
        }
        String hint = Nearest.hint(name, names);
        return hint.isEmpty() && names.size() <= MOST_NAMED ? ". Allowed: " + Got.anyOf(names) : hint;
    }

    private Object construct(@Nullable Object[] values, Place place) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                return place.refuse(String.valueOf(refusal.getMessage()));
            }
            throw new IllegalStateException("cannot construct " + type.getName(), e.getCause());
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("cannot construct " + type.getName(), e);
        }
    }

    /** The properties that may be written. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        properties.forEach(property -> names.add(property.name()));
        return names;
    }

    private static Constructor<?> canonical(Class<?> type) {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type.getName() + " has no canonical constructor", e);
        }
    }

    @Override
    public String word() {
        return SchemaNames.of(this);
    }

    @Override
    public Schema<?> schema(SchemaBook book) {
        return RecordSchemas.of(this, book);
    }
}
