package io.lamina.service.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.service.problem.ProblemException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {
    private static final List<Integer> ALL = IntStream.rangeClosed(1, 7).boxed().toList();

    private static List<Integer> read(PageRequest<Integer> request) {
        Integer after = request.after();
        return ALL.stream()
                .filter(entry -> after == null || entry > after)
                .limit(request.toRead())
                .toList();
    }

    @Test
    void cursorsLeadThroughTheWholeListOnce() {
        PageRequest<Integer> first = PageRequest.of(3, null, Integer::valueOf);
        Page<Integer> page = first.page(read(first), Function.identity());
        assertThat(page.items()).containsExactly(1, 2, 3);
        PageRequest<Integer> second = PageRequest.of(3, page.nextCursor(), Integer::valueOf);
        page = second.page(read(second), Function.identity());
        assertThat(page.items()).containsExactly(4, 5, 6);
        PageRequest<Integer> third = PageRequest.of(3, page.nextCursor(), Integer::valueOf);
        page = third.page(read(third), Function.identity());
        assertThat(page.items()).containsExactly(7);
        assertThat(page.nextCursor()).isNull();
    }

    @Test
    void fullLastPageHasNoCursor() {
        PageRequest<Integer> request = PageRequest.of(7, null, Integer::valueOf);
        assertThat(request.page(read(request), Function.identity()).nextCursor())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "MQ==x", "%00", "bm90IGEgbnVtYmVy"})
    void cursorOfNobodyIsRefused(String cursor) {
        assertThatThrownBy(() -> PageRequest.of(3, cursor, Integer::valueOf))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.errors().getFirst().parameter())
                                .isEqualTo("cursor"));
    }
}
