package io.lamina.service.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lamina.setting.Setting;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One component of a record: its name, its form in JSON, and what an absent one means. */
final class Property {
    private final RecordComponent component;
    private final String name;
    private final Map<TypeVariable<?>, Shape> bindings;
    private final @Nullable Setting setting;
    private final List<String> nullWords;
    private volatile @Nullable Shape shape;
    private volatile @Nullable Absent absent;

    /** The value of an absent component: bound once, since what is bound is immutable. */
    private record Absent(@Nullable Object value) {}

    Property(RecordComponent component, Map<TypeVariable<?>, Shape> bindings) {
        this.component = component;
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        this.name = given == null ? component.getName() : given.value();
        this.bindings = bindings;
        this.setting = component.getAnnotation(Setting.class);
        this.nullWords = setting == null ? List.of() : List.of(setting.nullWords());
        component.getAccessor().setAccessible(true);
    }

    /** The component's own name, unless that is no word of Java: {@code @JsonProperty("default")}. */
    String name() {
        return name;
    }

    @Nullable
    Setting setting() {
        return setting;
    }

    boolean isRequired() {
        return setting == null || setting.defaultValue().equals(Setting.REQUIRED);
    }

    /** The word that shows a null, or {@code null} if JSON's own does. */
    @Nullable
    String nullWord() {
        return nullWords.isEmpty() ? null : nullWords.getFirst();
    }

    /** Found at first use, because families may hold each other. */
    Shape shape() {
        Shape found = shape;
        if (found == null) {
            found = Shapes.of(component.getAnnotatedType(), Limits.of(setting), nullWords, bindings, toString());
            if (setting != null && !setting.emptyWord().isEmpty()) {
                found = EmptyWordShape.of(found, setting.emptyWord());
            }
            shape = found;
        }
        return found;
    }

    @Nullable
    Object read(@Nullable JsonNode node, Place place) {
        if (node != null) {
            return shape().read(node, place);
        }
        if (isRequired()) {
            return place.refuse("must be given");
        }
        Absent found = absent;
        if (found == null) {
            found = new Absent(boundDefault());
            absent = found;
        }
        return found.value();
    }

    /**
     * Why this component is missing from what was sent, by {@link Setting#requiredUnless}; {@code null} if it is not.
     *
     * @param owner the object that holds the component, or does not
     */
    @Nullable
    String missingFrom(JsonNode owner) {
        if (setting == null || setting.requiredUnless().isEmpty() || owner.hasNonNull(name)) {
            return null;
        }
        String[] exception = setting.requiredUnless().split("=", 2);
        JsonNode other = owner.path(exception[0]);
        return other.isString() && other.stringValue().equals(exception[1])
                ? null
                : "must be given unless " + exception[0] + " is \"" + exception[1] + "\"";
    }

    /** The default as JSON, or {@code null} if the component must be given. */
    @Nullable
    JsonNode defaultNode() {
        return setting == null || isRequired() ? null : parsed(setting.defaultValue());
    }

    @Nullable
    Object valueIn(Object owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + this, e);
        }
    }

    private @Nullable Object boundDefault() {
        Breaches breaches = new Breaches();
        JsonNode node = defaultNode();
        Object value = node == null ? Shape.REFUSED : shape().read(node, Place.root(breaches));
        if (value == Shape.REFUSED) {
            throw new IllegalStateException("the default of " + this + " is refused: " + breaches.errors());
        }
        return value;
    }

    /** The form in OpenAPI with the sentence, the default and the example of the setting. */
    Schema<?> schema(SchemaBook book) {
        return described(shape().schema(book));
    }

    /** The same for a property that is left out where it would be null. */
    Schema<?> presentSchema(SchemaBook book) {
        return described(
                shape() instanceof NullableShape nullable ? nullable.inner().schema(book) : shape().schema(book));
    }

    /** The same for a query parameter: an object is given by repeating {@code key:value}. */
    Schema<?> querySchema(SchemaBook book) {
        if (!(shape() instanceof MapShape map)) {
            return schema(book);
        }
        Schema<?> schema = map.schemaOfTexts();
        schema.setDescription(setting == null ? null : setting.doc() + " Repeated as name:value.");
        return schema;
    }

    private Schema<?> described(Schema<?> schema) {
        if (setting == null) {
            return schema;
        }
        schema.setDescription(setting.doc());
        JsonNode value = defaultNode();
        Object shown = value == null || value.isNull() ? nullWord() : Plain.of(value);
        if (value != null && shown != null) {
            schema.setDefault(shown);
        }
        if (!setting.example().isEmpty()) {
            schema.setExample(Plain.of(parsed(setting.example())));
        }
        return schema;
    }

    private JsonNode parsed(String json) {
        return StrictParser.parseOwn(json.getBytes(StandardCharsets.UTF_8), toString());
    }

    @Override
    public String toString() {
        return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    }
}
