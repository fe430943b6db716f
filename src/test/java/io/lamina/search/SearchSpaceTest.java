package io.lamina.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
    private static final Choice OPTIMIZER = new Choice(List.of("adam", "sgd"), null);
    private static final Uniform MOMENTUM = new Uniform(0, 1, new Condition("optimizer", List.of("sgd")));
    private static final SearchSpace SPACE = SearchSpace.of(Map.of(
            "optimizer.momentum",
            MOMENTUM,
            "optimizer",
            OPTIMIZER,
            "nesterov",
            new Choice(List.of(true, false), new Condition("optimizer", List.of("sgd")))));

    @Test
    void settingStandsAfterTheOneThatItDependsOn() {
        assertThat(SPACE.paths()).containsExactly("optimizer", "nesterov", "optimizer.momentum");
    }

    @Test
    void settingThatDoesNotCountHasNeitherPlaceNorValue() {
        for (int number = 1; number <= 50; number++) {
            Map<String, Double> places = new Random().propose(SPACE, number, List.of(), 7);
            Map<String, Object> values = SPACE.values(places);
            assertThat(values.containsKey("optimizer.momentum")).isEqualTo("sgd".equals(values.get("optimizer")));
            assertThat(SPACE.values(SPACE.places(values)).keySet()).isEqualTo(values.keySet());
        }
    }

    @Test
    void earlierTrialsAreSeenWithinTheSpace() {
        assertThat(SPACE.places(Map.of("optimizer", "adam", "optimizer.momentum", 0.5, "gone", 1)))
                .containsExactly(entry("optimizer", 0.25));
    }

    @Test
    void gridMultipliesOnlyWhatCounts() {
        // adam, and sgd with each of 2 · 3.
        assertThat(new Grid(3).most(SPACE)).hasValue(7);
        assertThat(new Grid(3).propose(SPACE, 1, List.of(), 0)).containsExactly(entry("optimizer", 0.25));
    }

    @Test
    void gridIsCountedBeforeItIsBuilt() {
        Choice outer = new Choice(List.of("a", "b", "c"), null);
        Choice inner = new Choice(List.of(1L, 2L), new Condition("outer", List.of("a", "b")));
        Integers innermost = new Integers(1, 4, new Condition("inner", List.of(2L)));
        SearchSpace space = SearchSpace.of(
                Map.of("outer", outer, "inner", inner, "innermost", innermost, "alone", new Uniform(0, 1, null)));
        assertThat(space.gridSize(3, 100)).isEqualTo(space.grid(3).size()).isEqualTo(3 * (2 * (1 + 3) + 1));
        assertThat(space.gridSize(3, 20)).isEqualTo(20);
        Map<String, ParameterRange> many = new HashMap<>();
        for (int i = 0; i < 50; i++) {
            many.put("setting" + i, new Uniform(0, 1, null));
        }
        SearchSpace huge = SearchSpace.of(many);
        assertThatThrownBy(() -> new Grid(1_000).most(huge)).hasMessageContaining("more than 1000 combinations");
    }

    @Test
    void conditionThatCannotHoldIsAProblem() {
        assertThat(SearchSpace.problems(Map.of("a", MOMENTUM)).get("a"))
                .isEqualTo("is conditional on \"optimizer\", which is no choice of this search");
        assertThat(SearchSpace.problems(Map.of(
                                "optimizer",
                                OPTIMIZER,
                                "a",
                                new Uniform(0, 1, new Condition("optimizer", List.of("adamw")))))
                        .get("a"))
                .contains("the value adamw", "none of [adam, sgd]");
        Choice first = new Choice(List.of(1L, 2L), new Condition("second", List.of(1L)));
        Choice second = new Choice(List.of(1L, 2L), new Condition("first", List.of(1L)));
        assertThat(SearchSpace.problems(Map.of("first", first, "second", second)))
                .containsOnlyKeys("first", "second");
    }
}
