package io.lamina.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.search.Hyperband.Bracket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HyperbandTest {
    private static final Hyperband HYPERBAND = new Hyperband(1, 3, null);

    /** Table 1 of the paper: R = 81, η = 3. */
    @Test
    void bracketsAreThoseOfThePaper() {
        assertThat(HYPERBAND.spread(143, 81))
                .containsExactly(
                        new Bracket(1, 81, List.of(1, 3, 9, 27, 81)),
                        new Bracket(82, 34, List.of(3, 9, 27, 81)),
                        new Bracket(116, 15, List.of(9, 27, 81)),
                        new Bracket(131, 8, List.of(27, 81)),
                        new Bracket(139, 5, List.of(81)));
        Bracket widest = HYPERBAND.spread(143, 81).getFirst();
        assertThat(IntStream.range(0, 5).map(rung -> widest.trialsOf(rung, 3)).toArray())
                .containsExactly(81, 27, 9, 3, 1);
    }

    @Test
    void epochsOfABracketAreThoseOfItsRungs() {
        List<Bracket> brackets = HYPERBAND.spread(143, 81);
        assertThat(HYPERBAND.epochs(brackets.getFirst()))
                .isEqualTo(81 * 1 + 27 * (3 - 1) + 9 * (9 - 3) + 3 * (27 - 9) + (81 - 27));
        assertThat(HYPERBAND.epochs(brackets.getLast())).isEqualTo(5 * 81);
    }

    @Test
    void searchOfAnyLengthIsSpreadOverBrackets() {
        for (int most = 1; most < 7; most++) {
            for (int trials = 1; trials < 300; trials++) {
                List<Bracket> brackets = new Hyperband(1, 3, most).spread(trials, 100);
                assertThat(brackets).hasSizeLessThanOrEqualTo(most);
                int next = 1;
                for (Bracket bracket : brackets) {
                    assertThat(bracket.first()).isEqualTo(next);
                    assertThat(bracket.trials()).isPositive();
                    next += bracket.trials();
                }
                assertThat(next).isEqualTo(trials + 1);
            }
        }
        assertThat(new Hyperband(9, 3, null).spread(30, 81))
                .as("9, 5 and 3 of 17")
                .containsExactly(
                        new Bracket(1, 16, List.of(9, 27, 81)),
                        new Bracket(17, 9, List.of(27, 81)),
                        new Bracket(26, 5, List.of(81)));
        assertThat(new Hyperband(50, 3, null).spread(2, 100)).containsExactly(new Bracket(1, 2, List.of(100)));
        assertThat(new Hyperband(500, 3, 4).spread(2, 100))
                .as("none can be given up")
                .containsExactly(new Bracket(1, 2, List.of(100)));
        assertThat(HYPERBAND.spread(14, 81))
                .as("81, 34, 15, 8 and 5 of 143: half a trial is left for the last")
                .containsExactly(
                        new Bracket(1, 8, List.of(1, 3, 9, 27, 81)),
                        new Bracket(9, 3, List.of(3, 9, 27, 81)),
                        new Bracket(12, 2, List.of(9, 27, 81)),
                        new Bracket(14, 1, List.of(27, 81)));
    }

    @Test
    void withoutMinEpochsTheFirstRungIsFiveEpochsOrTheNextBelowTheLast() {
        Hyperband auto = new Hyperband(null, 3, 1);
        assertThat(auto.spread(9, 100)).isEqualTo(new Hyperband(5, 3, 1).spread(9, 100));
        assertThat(auto.spread(9, 15)).containsExactly(new Bracket(1, 9, List.of(5, 15)));
        assertThat(auto.spread(9, 14)).containsExactly(new Bracket(1, 9, List.of(4, 14)));
        assertThat(auto.spread(9, 3)).containsExactly(new Bracket(1, 9, List.of(1, 3)));
        assertThat(auto.spread(9, 2)).as("none can be given up").containsExactly(new Bracket(1, 9, List.of(2)));
    }

    @Test
    void singleBracketIsSuccessiveHalving() {
        Hyperband halving = new Hyperband(5, 2, 1);
        List<Bracket> brackets = halving.spread(20, 45);
        assertThat(brackets).containsExactly(new Bracket(1, 20, List.of(5, 11, 22, 45)));
        assertThat(halving.epochs(brackets.getFirst()))
                .isEqualTo(20 * 5 + 10 * (11 - 5) + 5 * (22 - 11) + 2 * (45 - 22));
    }

    @Test
    void bestGoOnAndNoneThatFailed() {
        Bracket bracket = new Bracket(4, 9, List.of(10, 30, 90));
        double[] costs = {5, 1, Double.POSITIVE_INFINITY, 3, 1, 9, 2, 8, 7};
        List<Trial> ended = new ArrayList<>();
        for (int i = 0; i < costs.length; i++) {
            ended.add(new Trial(4 + i, Map.of(), costs[i]));
        }
        assertThat(HYPERBAND.survivors(bracket, 0, ended)).containsExactly(5, 8, 10);
        assertThat(HYPERBAND.survivors(bracket, 1, ended.subList(1, 3))).containsExactly(5);
        assertThat(HYPERBAND.survivors(bracket, 2, ended)).isEmpty();
        assertThat(HYPERBAND.survivors(bracket, 0, ended.subList(2, 3))).isEmpty();
    }
}
