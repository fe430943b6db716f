package io.lamina.service.tuning;

import io.lamina.search.Hyperband;
import io.lamina.search.Hyperband.Bracket;
import io.lamina.search.SearchSpace;
import io.lamina.search.Trial;
import io.lamina.service.training.TrialBase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a search does next, as a function of what its trials came to: the same outcomes give the same trials and the same best, whoever
 * trained them in whatever order.
 *
 * <p>A method that learns proposes trial n from the outcomes of trials 1 to n - parallelism and no others, though more may be known; one
 * that does not, from n alone. Rungs of Hyperband end together.
 *
 * @param observations trials of an earlier search, with numbers below 1
 * @param most how many trials there are in the end
 */
record Search(SearchSpec spec, TrialBase base, List<Trial> observations, int most) {
    /** A place to try, and the values there. */
    record Proposal(Map<String, Object> values, Map<String, Double> places) {}

    /** The same without limits of time. */
    Search withoutClock() {
        return new Search(spec.withoutClock(), base.withoutClock(), observations, most);
    }

    SearchSpace space() {
        return SearchSpace.of(spec.parameters());
    }

    /** How much worse than the best an objective is; infinite for none. */
    private double cost(@Nullable Double objective) {
        Direction direction = spec.objective().direction();
        return objective == null || direction == null ? Double.POSITIVE_INFINITY : direction.cost(objective);
    }

    /** The same of a trial; of one that has failed or was stopped it is infinite, whatever it had come to by then. */
    private double cost(TuningTrial trial) {
        boolean counts = trial.status() != TrialStatus.FAILED && trial.status() != TrialStatus.CANCELLED;
        return cost(counts ? trial.objective() : null);
    }

    /** Whether the next trial may be proposed, and has a place to be trained at. */
    boolean mayPropose(List<TuningTrial> trials) {
        int known = trials.size() + 1 - spec.parallelism();
        boolean hasPlace = trials.stream()
                        .filter(trial -> trial.status() == TrialStatus.RUNNING)
                        .count()
                < spec.parallelism();
        return trials.size() < most
                && hasPlace
                && (!spec.method().learns()
                        || trials.stream().limit(Math.max(0, known)).allMatch(TuningTrial::isEnded));
    }

    /** The next trial. */
    Proposal propose(List<TuningTrial> trials) {
        int number = trials.size() + 1;
        int known = number - spec.parallelism();
        List<Trial> earlier = new ArrayList<>(observations);
        for (TuningTrial trial : trials) {
            double cost = trial.number() <= known ? cost(trial) : Double.NaN;
            earlier.add(new Trial(trial.number(), trial.proposal().places(), cost));
        }
        SearchSpace space = space();
        Map<String, Double> places = spec.method().propose(space, number, earlier, spec.seed());
        return new Proposal(space.values(places), places);
    }

    /**
     * The epoch at which a trial pauses.
     *
     * @param rung how often it was chosen to go on
     * @return null: it trains to its end
     */
    @Nullable
    Integer limit(int number, int rung) {
        return bracket(number)
                .map(bracket -> bracket.epochs().get(rung))
                .filter(epochs -> epochs < base.epochs())
                .orElse(null);
    }

    /** Where a trial competes; empty: nowhere. */
    private Optional<Bracket> bracket(int number) {
        return brackets().stream()
                .filter(bracket -> number >= bracket.first() && number < bracket.first() + bracket.trials())
                .findFirst();
    }

    /** The values of all trials if nothing is learned: those that are tried, unless the method learns. */
    List<Map<String, Object>> unlearned() {
        SearchSpace space = space();
        return spec.method().unlearned(space, most, spec.seed()).stream()
                .map(space::values)
                .toList();
    }

    /** How many of its epochs a trial trains, on average over its bracket, which gives some of them up; 1: all. */
    double share(int number) {
        if (!(spec.method() instanceof Hyperband hyperband)) {
            return 1;
        }
        return bracket(number)
                .map(bracket -> hyperband.epochs(bracket) / ((double) bracket.trials() * base.epochs()))
                .orElse(1.0);
    }

    private List<Bracket> brackets() {
        return spec.method() instanceof Hyperband hyperband ? hyperband.spread(most, base.epochs()) : List.of();
    }

    /**
     * Decides every rung whose trials have all come to its end: the best are promoted.
     *
     * @return those to give up
     */
    List<TuningTrial> decide(List<TuningTrial> trials) {
        List<TuningTrial> givenUp = new ArrayList<>();
        if (spec.method() instanceof Hyperband hyperband) {
            for (Bracket bracket : brackets()) {
                int end = bracket.first() - 1 + bracket.trials();
                if (end <= trials.size()) {
                    givenUp.addAll(decide(hyperband, bracket, trials.subList(bracket.first() - 1, end)));
                }
            }
        }
        return givenUp;
    }

    private List<TuningTrial> decide(Hyperband hyperband, Bracket bracket, List<TuningTrial> members) {
        int rung = members.stream().mapToInt(TuningTrial::rung).max().orElse(0);
        List<TuningTrial> rivals =
                members.stream().filter(trial -> trial.rung() == rung).toList();
        boolean isOver = rivals.stream().allMatch(trial -> trial.isEnded() || trial.status() == TrialStatus.PAUSED);
        if (!isOver || rivals.stream().allMatch(TuningTrial::isEnded)) {
            return List.of();
        }
        List<Trial> ended = rivals.stream()
                .map(trial -> new Trial(trial.number(), trial.proposal().places(), cost(trial)))
                .toList();
        List<Integer> survivors = hyperband.survivors(bracket, rung, ended);
        rivals.stream().filter(trial -> survivors.contains(trial.number())).forEach(TuningTrial::promote);
        return rivals.stream()
                .filter(trial -> trial.status() == TrialStatus.PAUSED)
                .toList();
    }

    /** The best trial that has kept its parameters; of two as good the earlier. */
    Optional<TuningTrial> best(List<TuningTrial> trials) {
        return trials.stream()
                .filter(trial -> trial.isEnded() && trial.status().isScored() && cost(trial) < Double.POSITIVE_INFINITY)
                .min(Comparator.comparingDouble((TuningTrial trial) -> cost(trial))
                        .thenComparingInt(TuningTrial::number));
    }

    /** What trials of an earlier search say of the places of this one: those that have an outcome and lie within its ranges. */
    static List<Trial> observed(SearchSpec spec, Search earlier, List<TuningTrial> trials) {
        SearchSpace space = SearchSpace.of(spec.parameters());
        List<Trial> observed = new ArrayList<>();
        for (TuningTrial trial : trials) {
            Map<String, Object> values = trial.proposal().values();
            Map<String, Double> places = space.places(values);
            double cost = earlier.cost(trial);
            if (trial.status().isScored() && cost < Double.POSITIVE_INFINITY && isWithin(space, values, places)) {
                observed.add(new Trial(trial.number() - trials.size(), places, cost));
            }
        }
        return observed;
    }

    private static boolean isWithin(SearchSpace space, Map<String, Object> values, Map<String, Double> places) {
        Map<String, Object> back = space.values(places);
        return values.keySet().equals(new LinkedHashMap<>(back).keySet())
                && back.entrySet().stream().allMatch(entry -> isSame(entry.getValue(), values.get(entry.getKey())));
    }

    private static boolean isSame(Object value, @Nullable Object other) {
        if (value instanceof Double number && other instanceof Number same) {
            return Math.abs(number - same.doubleValue()) <= 1e-9 * Math.abs(number);
        }
        return value.equals(other);
    }
}
