package io.lamina.nn;

import io.lamina.nn.activation.Activation;
import io.lamina.setting.Kinds;
import io.lamina.setting.Setting;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every kind of a family with its default settings, so that a contract test meets a new kind as soon as it is permitted. */
public final class DefaultKinds {
    private DefaultKinds() {}

    public static <T> Stream<T> of(Class<T> family) {
        return Kinds.of(family).values().stream().map(kind -> family.cast(create(kind)));
    }

    private static Object create(Class<?> kind) {
        RecordComponent[] components = kind.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components).map(DefaultKinds::defaultOf).toArray();
        try {
            return kind.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(kind + " has no usable defaults", failure);
        }
    }

    private static @Nullable Object defaultOf(RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        String text = setting.defaultValue().equals(Setting.REQUIRED) ? setting.example() : setting.defaultValue();
        if (text.equals("null")) {
            return null;
        }
        Class<?> type = component.getType();
        if (type == double.class) {
            return Double.valueOf(text);
        }
        if (type == int.class) {
            return Integer.valueOf(text);
        }
        if (Activation.class.isAssignableFrom(type)) {
            return create(Objects.requireNonNull(Kinds.of(type).get(text.replace("\"", ""))));
        }
        if (type == boolean.class) {
            return Boolean.valueOf(text);
        }
        throw new IllegalStateException(component + " has a type that this test does not know");
    }
}
