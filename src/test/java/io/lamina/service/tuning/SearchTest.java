package io.lamina.service.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.search.Grid;
import io.lamina.search.Hyperband;
import io.lamina.search.LogUniform;
import io.lamina.search.SearchMethod;
import io.lamina.search.Tpe;
import io.lamina.search.Uniform;
import io.lamina.service.training.EndedTrial;
import io.lamina.service.training.JobEnd;
import io.lamina.service.training.TrainingStatus;
import io.lamina.service.training.TrialBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;

class SearchTest {
    private static final UUID JOB = new UUID(0, 1);
    private static final int EPOCHS = 27;

    private static Search search(SearchMethod method, int trials, int parallelism, long seed) {
        SearchSpec spec = new SearchSpec(
                method,
                Map.of("x", new Uniform(-1, 1, null), "y", new LogUniform(0.01, 1, null)),
                trials,
                null,
                parallelism,
                new Objective("validationLoss", Direction.MINIMIZE),
                seed,
                null);
        TrialBase base = new TrialBase(
                "name",
                "model",
                0,
                JOB,
                "sha",
                "table",
                "regression",
                "z",
                JsonNodeFactory.instance.objectNode(),
                EPOCHS,
                0,
                Map.of("validationLoss", false),
                0);
        return new Search(spec, base, List.of(), trials);
    }

    @Test
    void whatIsTriedIsKnownBeforehandUnlessTheMethodLearns() {
        for (SearchMethod method : List.of(new Grid(3), new io.lamina.search.Random(), new Hyperband(3, 3, null))) {
            Search search = search(method, 9, 2, 5);
            List<TuningTrial> trials = new ArrayList<>();
            for (int number = 1; number <= 9; number++) {
                Search.Proposal proposal = search.propose(trials);
                assertThat(search.unlearned().get(number - 1)).isEqualTo(proposal.values());
                trials.add(new TuningTrial(UUID.randomUUID(), JOB, number, proposal));
            }
        }
        Search random = search(new io.lamina.search.Random(), 9, 2, 5);
        assertThat(search(new Tpe(1, 24), 9, 2, 5).unlearned())
                .as("as if it had learned nothing")
                .isEqualTo(random.unlearned());
    }

    @Test
    void trialsThatMayBeGivenUpTrainAShareOfTheEpochs() {
        Hyperband hyperband = new Hyperband(1, 3, null);
        Search search = search(hyperband, 50, 2, 1);
        double epochs =
                EPOCHS * IntStream.rangeClosed(1, 50).mapToDouble(search::share).sum();
        double expected = hyperband.spread(50, EPOCHS).stream()
                .mapToLong(hyperband::epochs)
                .sum();
        assertThat(epochs).isCloseTo(expected, within(1e-9)).isLessThan(50 * EPOCHS / 2.0);
        assertThat(search(new Tpe(10, 24), 50, 2, 1).share(3)).isOne();
    }

    /** Smaller near x = 0.3, y = 0.1, and with every epoch; now and then a trial fails. */
    private static @Nullable Double loss(TuningTrial trial, int epochs) {
        double x = (Double) Objects.requireNonNull(trial.proposal().values().get("x"));
        double y = (Double) Objects.requireNonNull(trial.proposal().values().get("y"));
        return x > 0.9 ? null : Math.abs(x - 0.3) + Math.abs(Math.log10(y) + 1) + 1.0 / epochs;
    }

    /** Runs a search with as many trials at a time as it allows, which end in a random order; one line for each. */
    private static List<String> run(Search search, Random order) {
        List<TuningTrial> trials = new ArrayList<>();
        List<TuningTrial> running = new ArrayList<>();
        int ended = 0;
        while (true) {
            for (TuningTrial given : search.decide(trials)) {
                given.prune(++ended);
            }
            for (TuningTrial trial : trials) {
                if (trial.status() == TrialStatus.PROMOTED) {
                    trial.release();
                    running.add(trial);
                }
            }
            while (search.mayPropose(trials)) {
                TuningTrial trial = new TuningTrial(UUID.randomUUID(), JOB, trials.size() + 1, search.propose(trials));
                trials.add(trial);
                running.add(trial);
            }
            if (running.isEmpty()) {
                break;
            }
            TuningTrial next = running.remove(order.nextInt(running.size()));
            Integer limit = search.limit(next.number(), next.rung());
            int epochs = limit == null ? EPOCHS : limit;
            next.take(
                    new EndedTrial(
                            JOB,
                            JOB,
                            next.number(),
                            TrainingStatus.RUNNING,
                            JobEnd.EPOCHS,
                            epochs,
                            1,
                            null,
                            null,
                            true),
                    loss(next, epochs));
            if (limit == null) {
                next.end(next.objective() == null ? TrialStatus.FAILED : TrialStatus.SUCCEEDED, ++ended);
            } else {
                next.pause();
            }
        }
        List<String> outcome = new ArrayList<>();
        for (TuningTrial trial : trials) {
            outcome.add(trial.status() + " " + trial.proposal().values() + " " + trial.epochs());
        }
        outcome.add(search.best(trials).map(TuningTrial::number).toString());
        return outcome;
    }

    static Stream<SearchMethod> methods() {
        return Stream.of(new Grid(5), new io.lamina.search.Random(), new Tpe(5, 24), new Hyperband(1, 3, null));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void theSameSeedGivesTheSameTrialsInWhateverOrderTheyEnd(SearchMethod method) {
        List<String> first = run(search(method, 25, 4, 1), new Random(0));
        assertThat(first).hasSize(26);
        for (int order = 1; order < 20; order++) {
            assertThat(run(search(method, 25, 4, 1), new Random(order))).isEqualTo(first);
        }
        if (!(method instanceof Grid)) {
            assertThat(run(search(method, 25, 4, 2), new Random(0))).isNotEqualTo(first);
        }
    }

    @Test
    void whatDoesNotLearnIsTheSameHoweverManyAreTrainedAtATime() {
        List<String> one = run(search(new Hyperband(1, 3, null), 25, 1, 1), new Random(0));
        assertThat(run(search(new Hyperband(1, 3, null), 25, 7, 1), new Random(0)))
                .isEqualTo(one);
    }

    @Test
    void hyperbandGivesMostTrialsUpEarly() {
        List<String> outcome = run(search(new Hyperband(1, 3, 1), 27, 4, 1), new Random(0));
        assertThat(outcome.stream().filter(line -> line.endsWith(" 1"))).hasSize(18);
        assertThat(outcome.stream().filter(line -> line.endsWith(" 27"))).hasSize(1);
        assertThat(outcome.getLast()).isNotEqualTo("Optional.empty");
    }

    @Test
    void aSearchTakesOverTrialsOfAnotherThatLieWithinItsRanges() {
        Search wide = search(new Tpe(5, 24), 3, 1, 1);
        List<TuningTrial> trials = new ArrayList<>();
        for (double x : new double[] {-0.5, 0.25, 0.75}) {
            TuningTrial trial = new TuningTrial(
                    UUID.randomUUID(),
                    JOB,
                    trials.size() + 1,
                    new Search.Proposal(Map.of("x", x, "y", 0.1), Map.of("x", (x + 1) / 2, "y", 0.5)));
            trial.take(
                    new EndedTrial(JOB, JOB, 1, TrainingStatus.SUCCEEDED, JobEnd.EPOCHS, EPOCHS, 1, null, null, true),
                    loss(trial, EPOCHS));
            trial.end(TrialStatus.SUCCEEDED, trials.size() + 1);
            trials.add(trial);
        }
        SearchSpec narrow = new SearchSpec(
                new Tpe(5, 24),
                Map.of("x", new Uniform(0, 1, null), "y", new LogUniform(0.01, 1, null)),
                3,
                null,
                1,
                wide.spec().objective(),
                1,
                null);
        assertThat(Search.observed(narrow, wide, trials))
                .hasSize(2)
                .allSatisfy(trial -> assertThat(trial.number()).isLessThan(1))
                .satisfies(seen -> assertThat(seen.getFirst().places().get("x")).isEqualTo(0.25));
    }
}
