package io.lamina.service.paging;

import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    /** How many entries a page has when nobody says. */
    public static final String DEFAULT_LIMIT = "50";

    /** The most that anyone may ask for at once. */
    public static final int LARGEST_LIMIT = 200;

    /** A page of a list whose keys are ids. */
    public static PageRequest<UUID> ofIds(int limit, @Nullable String cursor) {
        return of(limit, cursor, LARGEST_LIMIT, UUID::fromString);
    }

    /**
     * Checks what came as {@code ?limit=&cursor=}.
     *
     * @param key reads a key from the text that {@link #cursor} was given; an IllegalArgumentException means it cannot
     * @throws ProblemException 400 if the limit is out of range or the cursor is none of ours
     */
    public static <K> PageRequest<K> of(int limit, @Nullable String cursor, int largestLimit, Function<String, K> key) {
        List<ProblemError> errors = new ArrayList<>();
        if (limit < 1 || limit > largestLimit) {
            errors.add(ProblemError.parameter("limit", "must be between 1 and " + largestLimit + ", got " + limit));
        }
        K after = null;
        if (cursor != null) {
            try {
                after = key.apply(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                // Whatever is wrong with it, a cursor is opaque: the client can only take one that it was given.
                errors.add(
                        ProblemError.parameter("cursor", "must be a nextCursor of this list, got \"" + cursor + "\""));
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalidParameters(errors);
        }
        return new PageRequest<>(limit, after);
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
