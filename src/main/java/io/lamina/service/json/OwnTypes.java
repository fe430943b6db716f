package io.lamina.service.json;

import io.lamina.setting.Family;

/** Which types are Lamina's own, and so follow the rules of this package and not those of a framework. */
final class OwnTypes {
    private static final String HOME = "io.lamina.";

    private OwnTypes() {}

    static boolean isRecord(Class<?> type) {
        return type.isRecord() && isOurs(type);
    }

    static boolean isFamily(Class<?> type) {
        return type.isAnnotationPresent(Family.class);
    }

    static boolean isEnum(Class<?> type) {
        return Enum.class.isAssignableFrom(type) && isOurs(type);
    }

    static boolean isOurs(Class<?> type) {
        return type.getName().startsWith(HOME);
    }
}
