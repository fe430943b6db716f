package io.lamina.service.role;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a process of several on one database does. */
public enum Role {
    /** Takes requests and runs jobs. */
    ALL,
    /** Takes requests and runs no job. */
    API,
    /** Runs jobs, and answers nothing but its health and its metrics. */
    WORKER;

    /**
     * The role of this name, in small letters or large ones as {@code @ConditionalOnProperty} reads it, and no other spelling.
     *
     * @throws UnsuitableRoleException if the word is none of the three
     */
    static Role of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new UnsuitableRoleException(
                        "There is no role \"" + word + "\".",
                        "Set LAMINA_ROLE to "
                                + Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "))
                                + ", or leave it out: then it is all."));
    }

    /** As it stands in {@code lamina.role}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
