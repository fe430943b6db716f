package io.lamina.service.json;

import io.lamina.setting.Family;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
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
            Map<TypeVariable<?>, AnnotatedType> bindings,
            String where) {
        if (annotated instanceof AnnotatedTypeVariable variable) {
            AnnotatedType bound = bindings.get((TypeVariable<?>) variable.getType());
            Shape shape = bound == null ? new AnyShape(false) : of(bound, limits, nullWords, Map.of(), where);
            return orNull(shape, annotated, nullWords, where);
        }
        if (annotated instanceof AnnotatedWildcardType wildcard) {
            return of(wildcard.getAnnotatedUpperBounds()[0], limits, nullWords, bindings, where);
        }
        return orNull(ofRaw(annotated, limits, bindings, where), annotated, nullWords, where);
    }

    private static Shape orNull(Shape shape, AnnotatedType annotated, List<String> nullWords, String where) {
        if (annotated.isAnnotationPresent(Nullable.class)) {
            return shape instanceof NullableShape ? shape : new NullableShape(shape, nullWords);
        }
        if (!nullWords.isEmpty()) {
            throw new IllegalStateException(where + " has words for null but is not @Nullable");
        }
        return shape;
    }

    private static Shape ofRaw(
            AnnotatedType annotated, Limits limits, Map<TypeVariable<?>, AnnotatedType> bindings, String where) {
        Class<?> raw = raw(annotated.getType());
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
        if (raw == String.class) {
            return new TextShape(limits);
        }
        if (raw == Object.class || raw == JsonNode.class) {
            return new AnyShape(raw == JsonNode.class);
        }
        if (raw == List.class) {
            return new ListShape(argument(annotated, 0, limits, bindings, where), limits);
        }
        if (raw == Map.class && raw(argumentOf(annotated, 0, where).getType()) == String.class) {
            return new MapShape(argument(annotated, 1, limits, bindings, where), limits);
        }
        if (raw.isEnum()) {
            return EnumShape.of(raw);
        }
        if (raw.isRecord()) {
            return raw.getTypeParameters().length == 0 ? record(raw) : new RecordShape(raw, bind(annotated, raw));
        }
        if (raw.isAnnotationPresent(Family.class)) {
            return family(raw);
        }
        throw new IllegalStateException(where + " has a type without a form in JSON: " + annotated.getType());
    }

    private static Shape argument(
            AnnotatedType annotated,
            int index,
            Limits limits,
            Map<TypeVariable<?>, AnnotatedType> bindings,
            String where) {
        return of(argumentOf(annotated, index, where), limits.ofElements(), List.of(), bindings, where);
    }

    private static AnnotatedType argumentOf(AnnotatedType annotated, int index, String where) {
        if (annotated instanceof AnnotatedParameterizedType generic) {
            return generic.getAnnotatedActualTypeArguments()[index];
        }
        throw new IllegalStateException(where + " must say what it holds: " + annotated.getType());
    }

    private static Map<TypeVariable<?>, AnnotatedType> bind(AnnotatedType annotated, Class<?> raw) {
        Map<TypeVariable<?>, AnnotatedType> bindings = new LinkedHashMap<>();
        if (annotated instanceof AnnotatedParameterizedType generic) {
            AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
            for (int i = 0; i < arguments.length; i++) {
                bindings.put(raw.getTypeParameters()[i], arguments[i]);
            }
        }
        return bindings;
    }

    static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> raw(generic.getRawType());
            default -> Object.class;
        };
    }
}
