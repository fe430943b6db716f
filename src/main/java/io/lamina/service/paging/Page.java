package io.lamina.service.paging;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items the entries, in the list's order
 * @param nextCursor what to send as {@code cursor} for the next page; null: this was the last
 */
@Described("One page of a list.")
public record Page<T>(
        @Setting(doc = "The entries, in the order of the list.")
        List<T> items,

        @Setting(doc = "What to send as cursor for the next page; null: this was the last.") @Nullable
        String nextCursor) {
    /** The same page with each entry shown another way. */
    public <S> Page<S> map(Function<? super T, ? extends S> view) {
        return new Page<>(items.stream().<S>map(view).toList(), nextCursor);
    }
}
