package io.lamina.search;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Random places, most of which are given up early: trials run in brackets, and a bracket in rungs. At the end of a rung the best of its
 * trials, one in {@code reductionFactor}, go on to {@code reductionFactor} times as many epochs; the others are pruned. Brackets differ in
 * how many begin with how little: bracket s, from S to 0, begins with a share of the trials in proportion to ⌈(S + 1) / (s + 1) · ηˢ⌉, at
 * R · η⁻ˢ epochs, where R is the most epochs, η the factor and S = ⌊log(R / minEpochs) / log η⌋. Of fewer brackets than S + 1 those with
 * the largest s are taken; a single one is successive halving.
 *
 * <p>Source: Li, Jamieson, DeSalvo, Rostamizadeh and Talwalkar, "Hyperband: A Novel Bandit-Based Approach to Hyperparameter Optimization",
 * JMLR 18, 2018, algorithm 1, whose brackets have these numbers of trials and not shares, and begin anew while there is budget. Here a search
 * has as many trials as it was told, so they are spread over one round: the more rivals a rung has, the better are the best of them. Rungs
 * end together, as there, and not one trial at a time as in ASHA: so the outcome does not depend on which trial was faster.
 *
 * @param minEpochs the fewest epochs after which a trial may be given up; null: {@value #DEFAULT_MIN_EPOCHS}, but R/η at most
 * @param reductionFactor η
 * @param brackets the most brackets; null: S + 1
 */
@Kind(
        formula =
                "bracket s: trials in proportion to ceil((S+1)/(s+1) * eta^s), of R/eta^s epochs each; the best 1/eta go on to eta times as many",
        use = "When training is long and bad settings show early: many more places are tried for the same epochs.")
public record Hyperband(
        @Setting(
                doc = "The fewest epochs after which a trial may be given up; auto: " + Hyperband.DEFAULT_MIN_EPOCHS
                        + ", or a reductionFactor-th of training.epochs where that is fewer.",
                defaultValue = "null",
                nullWords = "auto",
                min = 1,
                max = 100_000)
        @Nullable
        Integer minEpochs,

        @Setting(doc = "One trial in so many goes on at each rung.", defaultValue = "3", min = 2, max = 100)
        int reductionFactor,

        @Setting(
                doc =
                        "Trials are spread over at most so many brackets: those of the first may be given up after minEpochs, or what is left"
                                + " of the epochs divided by reductionFactor again and again before it falls below them; those of each further one after"
                                + " reductionFactor times as many. 1 is successive halving; all: as many as the epochs allow, so that trials of the last"
                                + " are not given up.",
                defaultValue = "null",
                nullWords = "all",
                min = 1,
                max = 20)
        @Nullable
        Integer brackets)
        implements SearchMethod {
    static final int DEFAULT_MIN_EPOCHS = 5;

    /** Checks the numbers. */
    public Hyperband {
        if ((minEpochs != null && minEpochs < 1) || reductionFactor < 2 || (brackets != null && brackets < 1)) {
            throw new IllegalArgumentException(
                    "minEpochs and brackets must be at least 1 and reductionFactor at least 2, got " + minEpochs + ", "
                            + brackets + " and " + reductionFactor);
        }
    }

    /**
     * Trials that compete.
     *
     * @param first the number of its first trial
     * @param trials how many they are at the beginning
     * @param epochs of each rung, ascending; the last is the most that any trial trains
     */
    public record Bracket(int first, int trials, List<Integer> epochs) {
        /** How many trials begin a rung, counted from 0. */
        int trialsOf(int rung, int reductionFactor) {
            int left = trials;
            for (int i = 0; i < rung; i++) {
                left /= reductionFactor;
            }
            return Math.max(1, left);
        }
    }

    @Override
    public Map<String, Double> propose(SearchSpace space, int number, List<Trial> earlier, long seed) {
        return RandomPlaces.of(space, number, seed);
    }

    @Override
    public List<Map<String, Double>> unlearned(SearchSpace space, int count, long seed) {
        return RandomPlaces.first(space, count, seed);
    }

    @Override
    public OptionalInt most(SearchSpace space) {
        return RandomPlaces.most(space);
    }

    /**
     * The brackets of a search; one that no trial is left for is not there.
     *
     * @param trials of the whole search
     * @param mostEpochs R
     */
    public List<Bracket> spread(int trials, int mostEpochs) {
        int last = mostEpochs / reductionFactor;
        int fewest = minEpochs == null ? Math.max(1, Math.min(DEFAULT_MIN_EPOCHS, last)) : minEpochs;
        List<Integer> epochs = new ArrayList<>(List.of(mostEpochs));
        for (int rung = last; rung >= fewest; rung /= reductionFactor) {
            epochs.addFirst(rung);
        }
        int rungs = epochs.size();
        int count = brackets == null ? rungs : Math.min(brackets, rungs);
        double[] shares = new double[count];
        for (int i = 0; i < count; i++) {
            shares[i] = Math.ceil(rungs * Math.pow(reductionFactor, rungs - 1.0 - i) / (rungs - i));
        }
        double whole = Arrays.stream(shares).sum();
        List<Bracket> all = new ArrayList<>();
        double share = 0;
        int before = 0;
        for (int i = 0; i < count; i++) {
            share += shares[i];
            int until = (int) Math.round(trials * (share / whole));
            if (until > before) {
                all.add(new Bracket(before + 1, until - before, List.copyOf(epochs.subList(i, rungs))));
            }
            before = until;
        }
        return all;
    }

    /** Epochs that the trials of a bracket train together, if none ends by itself. */
    public long epochs(Bracket bracket) {
        long epochs = 0;
        int before = 0;
        for (int rung = 0; rung < bracket.epochs().size(); rung++) {
            int until = bracket.epochs().get(rung);
            epochs += (long) bracket.trialsOf(rung, reductionFactor) * (until - before);
            before = until;
        }
        return epochs;
    }

    /**
     * The numbers of the trials that go on after a rung: the best, the earlier where two are as good; none after the last rung.
     *
     * @param ended every trial that began the rung, with its cost at the rung's end
     */
    public List<Integer> survivors(Bracket bracket, int rung, List<Trial> ended) {
        if (rung + 1 >= bracket.epochs().size()) {
            return List.of();
        }
        return ended.stream()
                .filter(trial -> trial.cost() < Double.POSITIVE_INFINITY)
                .sorted(Comparator.comparingDouble(Trial::cost).thenComparingInt(Trial::number))
                .limit(bracket.trialsOf(rung + 1, reductionFactor))
                .map(Trial::number)
                .sorted()
                .toList();
    }
}
