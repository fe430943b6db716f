package io.lamina.service.paging;

import io.lamina.service.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is wanted: at most {@code limit} entries behind the entry whose key the cursor carries.
 *
 * <p>A cursor is a key, not a number of entries to skip, so that a page costs the same wherever it lies and entries that come or
 * go meanwhile are neither repeated nor lost.
 *
 * @param limit how many entries at the most
 * @param after the key of the last entry of the page before; null: from the start
 */
public record PageRequest<K>(int limit, @Nullable K after) {
    /** A page of a list whose keys are ids. */
    public static PageRequest<UUID> ofIds(int limit, @Nullable String cursor) {
        return of(limit, cursor, UUID::fromString);
    }

    /**
     * A page of a list.
     *
     * @param key reads a key from the text that {@link #page} wrote; an IllegalArgumentException means it cannot
     * @throws ProblemException 400 if the cursor is none of this list
     */
    public static <K> PageRequest<K> of(int limit, @Nullable String cursor, Function<String, K> key) {
        if (cursor == null) {
            return new PageRequest<>(limit, null);
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return new PageRequest<>(limit, key.apply(text));
        } catch (IllegalArgumentException e) {
            // Whatever is wrong with it, a cursor is opaque: a client can only send one that it was given.
            throw ProblemException.invalidParameter(
                    "cursor", "must be a nextCursor of this list, got \"" + cursor + "\"");
        }
    }

    /** How many entries to read: one more than the page holds tells whether there is a next one. */
    public int toRead() {
        return limit + 1;
    }

    /** Cuts what was read to the page. */
    public <T> Page<T> page(List<T> read, Function<? super T, ?> key) {
        if (read.size() <= limit) {
            return new Page<>(read, null);
        }
        List<T> items = read.subList(0, limit);
        return new Page<>(List.copyOf(items), cursor(key.apply(items.getLast())));
    }

    private static String cursor(@Nullable Object key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.valueOf(key).getBytes(StandardCharsets.UTF_8));
    }
}
