package io.lamina.setting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The names of a family's members: the simple class name in snake_case, so {@code LeakyRelu} is {@code leaky_relu} and {@code KFold} {@code k_fold}. */
public final class Kinds {
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private Kinds() {}

    /** The name of one kind, as JSON writes it. */
    public static String nameOf(Class<?> kind) {
        return WORD_START.matcher(kind.getSimpleName()).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    /**
     * Every kind of a family by name, in the order of its {@code permits} clause.
     *
     * @throws IllegalArgumentException if {@code family} is not a sealed interface with {@link Family}
     */
    public static Map<String, Class<?>> of(Class<?> family) {
        if (!family.isSealed() || !family.isAnnotationPresent(Family.class)) {
            throw new IllegalArgumentException(family.getName() + " is not a sealed interface with @Family");
        }
        Map<String, Class<?>> kinds = new LinkedHashMap<>();
        for (Class<?> kind : family.getPermittedSubclasses()) {
            kinds.put(nameOf(kind), kind);
        }
        return Collections.unmodifiableMap(kinds);
    }
}
