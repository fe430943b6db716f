package io.lamina.evaluation.comparison;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import org.jspecify.annotations.Nullable;

/**
 * McNemar's test of two classifiers on the same rows: whether those that only the first gets right, b, and those that only the second
 * gets right, c, could be the sides of a fair coin.
 *
 * <p>Of fewer than {@value #FEWEST_FOR_CHI_SQUARE} such rows exactly: {@code p = min(1, 2 · P(X ≤ min(b, c)))} with X binomial of b + c
 * throws at 1/2. Of more by the χ² distribution of one degree of freedom with continuity correction, {@code χ² = max(0, |b − c| − 1)² / (b +
 * c)}. Rows that both get right, or both get wrong, say nothing.
 *
 * <p>Source: McNemar 1947, "Note on the sampling error of the difference between correlated proportions", Psychometrika 12; the correction
 * is Edwards's, 1948; for classifiers: Dietterich 1998, "Approximate statistical tests for comparing supervised classification learning
 * algorithms". Where we differ: without a difference the corrected statistic is 0, as in R's {@code mcnemar.test}, not 1 / (b + c).
 *
 * @param rows how many rows both answered
 * @param bothRight of them, how many both get right
 * @param firstOnlyRight b
 * @param secondOnlyRight c
 * @param method {@code exact_binomial} or {@code chi_square}
 * @param statistic χ²; null for the exact test, which has none
 * @param pValue how often two equally good classifiers would differ at least as much
 */
@Described("McNemar's test of two classifiers on the same rows.")
public record McNemar(
        @Setting(doc = "Rows that both answered.", min = 0) long rows,

        @Setting(doc = "Rows that both get right.", min = 0) long bothRight,

        @Setting(doc = "Rows that the first gets right and the second wrong.", min = 0)
        long firstOnlyRight,

        @Setting(doc = "Rows that the second gets right and the first wrong.", min = 0)
        long secondOnlyRight,

        @Setting(
                doc =
                        "exact_binomial for fewer than 25 rows that one of them alone gets right, else chi_square with continuity correction.",
                allowed = {"exact_binomial", "chi_square"})
        String method,

        @Setting(doc = "The corrected chi-square; null for the exact test.", defaultValue = "null") @Nullable
        Double statistic,

        @Setting(doc = "How often two equally good models would differ at least as much, in (0, 1].")
        double pValue) {
    static final long FEWEST_FOR_CHI_SQUARE = 25;

    /**
     * Compares what two models made of the same rows.
     *
     * @param first whether the first got each row right
     * @param second the same of the second
     * @throws IllegalArgumentException if they did not answer equally many rows
     */
    public static McNemar of(boolean[] first, boolean[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "both must answer the same rows, got %d and %d".formatted(first.length, second.length));
        }
        long both = 0;
        long firstOnly = 0;
        long secondOnly = 0;
        for (int row = 0; row < first.length; row++) {
            both += first[row] && second[row] ? 1 : 0;
            firstOnly += first[row] && !second[row] ? 1 : 0;
            secondOnly += second[row] && !first[row] ? 1 : 0;
        }
        return of(first.length, both, firstOnly, secondOnly);
    }

    /** The test of these counts. */
    static McNemar of(long rows, long bothRight, long firstOnlyRight, long secondOnlyRight) {
        long discordant = firstOnlyRight + secondOnlyRight;
        if (discordant < FEWEST_FOR_CHI_SQUARE) {
            return new McNemar(
                    rows,
                    bothRight,
                    firstOnlyRight,
                    secondOnlyRight,
                    "exact_binomial",
                    null,
                    binomial(Math.min(firstOnlyRight, secondOnlyRight), discordant));
        }
        double excess = Math.max(0, Math.abs(firstOnlyRight - secondOnlyRight) - 1);
        double statistic = excess * excess / discordant;
        return new McNemar(
                rows, bothRight, firstOnlyRight, secondOnlyRight, "chi_square", statistic, Tails.chiSquare(statistic));
    }

    /** {@code min(1, 2 · Σ_{i ≤ fewer} C(throws, i) / 2^throws)}; of so few throws exact in a double. */
    private static double binomial(long fewer, long throwsOfCoin) {
        double ways = 1;
        double sum = 0;
        for (long i = 0; i <= fewer; i++) {
            sum += ways;
            ways = ways * (throwsOfCoin - i) / (i + 1);
        }
        return Math.min(1, Math.scalb(2 * sum, -(int) throwsOfCoin));
    }
}
