package io.lamina.nn;

import io.lamina.nn.linalg.RandomStream;
import io.lamina.setting.Family;
import io.lamina.setting.Kinds;
import io.lamina.setting.Setting;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Kinds and records drawn at random, each setting within the range that its {@link Setting} says, so that a new kind is drawn as soon as it
 * is permitted. Half of the settings stay at their default; the others are anywhere, their limits included.
 */
public final class RandomKinds {
    /** Settings whose range is wider than a small test can pay, or whose usual range is a small part of what is allowed. */
    public interface Limits {
        /** The value of a setting; null: draw it from its whole range. */
        @Nullable
        Object draw(RecordComponent component);
    }

    private final RandomStream random;
    private final Limits limits;

    public RandomKinds(RandomStream random, Limits limits) {
        this.random = random;
        this.limits = limits;
    }

    /** One of a family, every kind as likely as any other. */
    public <T> T of(Class<T> family) {
        List<Class<?>> kinds = List.copyOf(Kinds.of(family).values());
        return family.cast(record(kinds.get(random.nextInt(kinds.size()))));
    }

    /** A record with drawn settings; those that do not fit each other are drawn anew. */
    public <T> T record(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        IllegalArgumentException refusal = new IllegalArgumentException(type + " was never drawn");
        for (int attempt = 0; attempt < 100; attempt++) {
            Object[] values = Arrays.stream(components).map(this::draw).toArray();
            try {
                return type.getDeclaredConstructor(types).newInstance(values);
            } catch (InvocationTargetException failure) {
                if (!(failure.getCause() instanceof IllegalArgumentException refused)) {
                    throw new IllegalStateException(type + " refuses " + Arrays.toString(values), failure.getCause());
                }
                refusal = refused;
            } catch (ReflectiveOperationException failure) {
                throw new IllegalStateException(type + " cannot be built", failure);
            }
        }
        throw refusal;
    }

    private @Nullable Object draw(RecordComponent component) {
        Object limited = limits.draw(component);
        if (limited != null) {
            return limited;
        }
        Class<?> type = component.getType();
        Setting setting = component.getAnnotation(Setting.class);
        boolean usual = !setting.defaultValue().equals(Setting.REQUIRED) && random.nextInt(2) == 0;
        if (type.isAnnotationPresent(Family.class)) {
            return of(type);
        }
        if (type == boolean.class) {
            return random.nextInt(4) == 0;
        }
        if (setting.defaultValue().equals("null") && (usual || random.nextInt(2) == 0)) {
            return null;
        }
        if (type == double.class || type == Double.class) {
            return usual ? Double.valueOf(setting.defaultValue()) : number(setting);
        }
        if (type == int.class || type == Integer.class) {
            return usual ? Integer.parseInt(setting.defaultValue()) : (int) Math.round(number(setting));
        }
        throw new IllegalStateException(component + " has a type that is not drawn yet");
    }

    /** A limit, or evenly between the limits, or with an evenly drawn exponent. */
    private double number(Setting setting) {
        double low = setting.min();
        double high = Math.min(setting.max(), 1e9);
        double value;
        switch (random.nextInt(8)) {
            case 0 -> value = setting.exclusiveMin() ? low + 1e-9 * (high - low) : low;
            case 1 -> value = setting.exclusiveMax() ? high - 1e-9 * (high - low) : high;
            case 2, 3 -> value = low + (high - low) * (0.001 + 0.998 * random.nextDouble());
            default -> {
                double sign = low < 0 && random.nextInt(2) == 0 ? -1 : 1;
                double from = Math.max(low, 1e-6);
                value = sign * from * Math.pow(high / from, random.nextDouble());
            }
        }
        return Math.clamp(value, low, high);
    }
}
