package io.lamina.service.json;

import io.lamina.setting.Family;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The shape of every Java type that JSON may carry; {@link #of} is the list of them. */
final class Shapes {
    private static final Map<Class<?>, RecordShape> RECORDS = new ConcurrentHashMap<>();
    private static final Map<Class<?>, FamilyShape> FAMILIES = new ConcurrentHashMap<>();

    private Shapes() {}

    static RecordShape record(Class<?> type) {
        RecordShape known = RECORDS.get(type);
        return known != null ? known : RECORDS.computeIfAbsent(type, t -> new RecordShape(t, Map.of()));
    }

    /** The shape of a sealed family. */
    static FamilyShape family(Class<?> type) {
        FamilyShape known = FAMILIES.get(type);
        return known != null ? known : FAMILIES.computeIfAbsent(type, FamilyShape::new);
    }

    /**
     * The shape of a type where it is used.
     *
     * @param nullWords the words that stand for null here
     * @param bindings what the type variables of a generic record stand for
     * @param where for the message if the type has no form in JSON
     */
    static Shape of(
            AnnotatedType annotated,
            Limits limits,
            List<String> nullWords,
            Map<TypeVariable<?>, Shape> bindings,
            String where) {
        if (annotated instanceof AnnotatedWildcardType wildcard) {
            return of(wildcard.getAnnotatedUpperBounds()[0], limits, nullWords, bindings, where);
        }
        Shape shape;
        if (annotated instanceof AnnotatedTypeVariable variable) {
            shape = bindings.getOrDefault((TypeVariable<?>) variable.getType(), new AnyShape(false));
        } else {
            List<Shape> arguments = new ArrayList<>();
            if (annotated instanceof AnnotatedParameterizedType generic) {
                for (AnnotatedType argument : generic.getAnnotatedActualTypeArguments()) {
                    arguments.add(of(argument, limits.ofElements(), List.of(), bindings, where));
                }
            }
            shape = of(raw(annotated.getType()), arguments, limits, where);
        }
        if (annotated.isAnnotationPresent(Nullable.class)) {
            return shape instanceof NullableShape ? shape : new NullableShape(shape, nullWords);
        }
        if (!nullWords.isEmpty()) {
            throw new IllegalStateException(where + " has words for null but is not @Nullable");
        }
        return shape;
    }

    /** The shape of a class, given those of its type arguments. */
    static Shape of(Class<?> raw, List<Shape> arguments, Limits limits, String where) {
        ParsedShape parsed = ParsedShape.BY_TYPE.get(raw);
        if (parsed != null) {
            return parsed;
        }
        if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
            return new WholeShape(raw == long.class || raw == Long.class, limits);
        }
        if (raw == double.class || raw == Double.class || raw == float.class || raw == Float.class) {
            return new NumberShape(raw == float.class || raw == Float.class, limits);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return new FlagShape();
        }
        if (raw == Duration.class) {
            return new DurationShape(limits);
        }
        if (raw == String.class) {
            return new TextShape(limits);
        }
        if (raw == Object.class || raw == JsonNode.class) {
            return new AnyShape(raw == JsonNode.class);
        }
        if (raw == List.class && arguments.size() == 1) {
            return new ListShape(arguments.getFirst(), limits);
        }
        if (raw == Map.class && arguments.size() == 2 && arguments.getFirst() instanceof TextShape) {
            return new MapShape(arguments.getLast(), limits);
        }
        if (raw.isEnum()) {
            return EnumShape.of(raw);
        }
        if (raw.isRecord()) {
            return arguments.isEmpty() ? record(raw) : new RecordShape(raw, bind(raw, arguments));
        }
        if (raw.isAnnotationPresent(Family.class)) {
            return family(raw);
        }
        if (raw.isInterface() && raw.isSealed()) {
            return UnionShape.of(raw);
        }
        throw new IllegalStateException(where + " has a type without a form in JSON: " + raw.getName() + arguments);
    }

    private static Map<TypeVariable<?>, Shape> bind(Class<?> raw, List<Shape> arguments) {
        Map<TypeVariable<?>, Shape> bindings = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            bindings.put(raw.getTypeParameters()[i], arguments.get(i));
        }
        return bindings;
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> raw(generic.getRawType());
            default -> throw new IllegalArgumentException(type + " is neither a class nor made of one");
        };
    }
}
