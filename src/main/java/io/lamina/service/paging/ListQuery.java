package io.lamina.service.paging;

import io.lamina.setting.Setting;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The query of a list that has no filters: {@code ?limit=&cursor=}. */
public record ListQuery(
        @Setting(doc = "Entries to show.", defaultValue = "50", min = 1, max = 200)
        int limit,

        @Setting(
                doc = "Where to go on: the nextCursor of the page before; without it, from the start.",
                defaultValue = "null",
                max = 200)
        @Nullable
        String cursor) {
    /** The page of a list whose keys are ids. */
    public PageRequest<UUID> byId() {
        return PageRequest.ofIds(limit, cursor);
    }

    /** The page of a list with keys that {@code key} reads. */
    public <K> PageRequest<K> by(Function<String, K> key) {
        return PageRequest.of(limit, cursor, key);
    }
}
