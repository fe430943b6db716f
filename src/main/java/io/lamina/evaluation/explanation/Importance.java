package io.lamina.evaluation.explanation;

import io.lamina.evaluation.interval.Interval;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Permutation importance (Breiman 2001; Fisher, Rudin and Dominici 2019): for each feature, how much the mean loss grows when its values
 * are dealt out anew among the rows, which takes away what they say of a row and leaves how they are distributed. Features that say the same
 * share their importance: each may look unimportant beside the other.
 *
 * <p>Each feature is permuted several times, and each row's increase is averaged over them; the interval is that of the mean over rows. Seeded
 * with a constant, so that equal models have equal importance.
 *
 * @param split the part of the rows that were looked at, by its name
 * @param loss the mean loss of the rows as they are
 * @param rowCount the rows that were looked at
 * @param repeats how often each feature was permuted
 * @param features the most important first
 */
@Described("How much the loss grows when the values of one feature are dealt out anew among the rows.")
public record Importance(
        @Setting(
                doc =
                        "The part of the rows that were looked at; of a cross-validated job training, which its published model has learned from.")
        String split,

        @Setting(doc = "Mean loss of these rows as they are.")
        double loss,

        @Setting(doc = "Rows that were looked at, spread evenly over the part.")
        int rowCount,

        @Setting(doc = "How often the values of each feature were dealt out.")
        int repeats,

        @Setting(doc = "Each feature, the most important first.")
        List<FeatureImportance> features) {
    /** How often each feature is permuted. */
    public static final int REPEATS = 5;

    private static final long SEED = 2001;

    public Importance {
        features = List.copyOf(features);
    }

    /** A model with the truth about some rows. */
    @FunctionalInterface
    public interface Losses {
        /** The loss of each row of [rows, width] inputs, finite. */
        double[] of(float[] inputs);
    }

    /** Measures every feature, which takes {@value #REPEATS} times as many predictions as there are rows for each. */
    public static Importance of(String split, Inputs inputs, Losses model) {
        double[] usual = model.of(inputs.values());
        SplittableRandom random = new SplittableRandom(SEED);
        List<FeatureImportance> features = new ArrayList<>();
        for (String feature : inputs.features()) {
            features.add(importance(feature, inputs, model, usual, random));
        }
        features.sort(
                Comparator.comparingDouble(FeatureImportance::lossIncrease).reversed());
        return new Importance(split, mean(usual), inputs.rows(), REPEATS, features);
    }

    private static FeatureImportance importance(
            String feature, Inputs inputs, Losses model, double[] usual, SplittableRandom random) {
        int rows = inputs.rows();
        double[] increases = new double[rows];
        float[] permuted = inputs.values().clone();
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            int[] order = permutation(rows, random);
            for (int row = 0; row < rows; row++) {
                inputs.put(feature, order[row], permuted, row);
            }
            double[] losses = model.of(permuted);
            for (int row = 0; row < rows; row++) {
                increases[row] += (losses[row] - usual[row]) / REPEATS;
            }
        }
        double mean = mean(increases);
        double squares =
                Arrays.stream(increases).map(d -> (d - mean) * (d - mean)).sum();
        double standardError = rows == 1 ? 0 : Math.sqrt(squares / (rows - 1) / rows);
        return new FeatureImportance(feature, mean, Interval.ofMean(mean, standardError));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    /** Fisher and Yates's shuffle. */
    private static int[] permutation(int rows, SplittableRandom random) {
        int[] order = new int[rows];
        for (int i = 0; i < rows; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
