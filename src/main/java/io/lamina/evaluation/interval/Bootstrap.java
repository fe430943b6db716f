package io.lamina.evaluation.interval;

import io.lamina.evaluation.metric.Metric;
import io.lamina.evaluation.metric.Predictions;
import io.lamina.evaluation.metric.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Intervals of any score, by drawing rows with replacement (Efron 1979): the 2.5 % and 97.5 % quantiles of the scores of
 * {@value #RESAMPLES} resamples. Seeded with a constant, so that equal predictions have equal intervals.
 *
 * <p>Bounded: of more than {@link #rowsOf} rows so many are taken, evenly spread, and the distances from their score to the quantiles
 * are multiplied by √(taken / rows), as the spread of a score falls (m out of n: Bickel, Götze and van Zwet 1997).
 */
public final class Bootstrap {
    /** How many resamples are scored. */
    public static final int RESAMPLES = 500;

    private static final int MOST_ROWS = 10_000;
    private static final int MOST_CELLS = 100_000;
    private static final int FEWEST_ROWS_PER_OUTPUT = 20;
    private static final int FEWEST_SCORES = RESAMPLES * 9 / 10;
    private static final long SEED = 1979;
    private static final String METHOD = "bootstrap";

    private Bootstrap() {}

    /** How many rows are resampled, of predictions with so many numbers a row. */
    static int rowsOf(int size, int width) {
        return Math.min(size, Math.min(MOST_ROWS, Math.max(1, MOST_CELLS / width)));
    }

    /**
     * The intervals of some metrics, in their order.
     *
     * @param scores the scores of {@code metrics} on {@code predictions}, each defined
     */
    public static <P extends Predictions<P>> List<Interval> of(
            List<Metric<P>> metrics, List<Score> scores, P predictions) {
        if (metrics.isEmpty()) {
            return List.of();
        }
        int size = predictions.size();
        int rows = rowsOf(size, predictions.width());
        if (rows < size && rows < FEWEST_ROWS_PER_OUTPUT * predictions.width()) {
            String reason = "%d rows of %d numbers each are too many to draw again, and fewer of them too few"
                    .formatted(size, predictions.width());
            return metrics.stream()
                    .map(metric -> Interval.undefined(METHOD, reason))
                    .toList();
        }
        P some = rows == size ? predictions : predictions.take(spread(size, rows));
        double[][] drawn = new double[metrics.size()][RESAMPLES];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < RESAMPLES; i++) {
            P resample = some.weighted(draw(random, rows));
            for (int m = 0; m < metrics.size(); m++) {
                Double value = metrics.get(m).of(resample).value();
                drawn[m][i] = value == null ? Double.NaN : value;
            }
        }
        List<Interval> intervals = new ArrayList<>();
        double shrink = Math.sqrt((double) rows / size);
        for (int m = 0; m < metrics.size(); m++) {
            Double centre = metrics.get(m).of(some).value();
            Double score = scores.get(m).value();
            intervals.add(
                    centre == null || score == null
                            ? Interval.undefined(METHOD, "the score is undefined on the rows that are drawn from")
                            : between(drawn[m], centre, score, shrink));
        }
        return intervals;
    }

    private static Interval between(double[] drawn, double centre, double score, double shrink) {
        double[] sorted = Arrays.stream(drawn).filter(Double::isFinite).sorted().toArray();
        if (sorted.length < FEWEST_SCORES) {
            return Interval.undefined(
                    METHOD,
                    "the score is undefined in %d of %d resamples".formatted(RESAMPLES - sorted.length, RESAMPLES));
        }
        int outside = (int) (sorted.length * (1 - Interval.LEVEL) / 2);
        double lower = sorted[outside];
        double upper = sorted[sorted.length - 1 - outside];
        return shrink == 1
                ? Interval.of(lower, upper, METHOD)
                : Interval.of(score + shrink * (lower - centre), score + shrink * (upper - centre), METHOD);
    }

    private static int[] draw(SplittableRandom random, int rows) {
        int[] weights = new int[rows];
        for (int i = 0; i < rows; i++) {
            weights[random.nextInt(rows)]++;
        }
        return weights;
    }

    private static int[] spread(int size, int rows) {
        return IntStream.range(0, rows).map(i -> (int) ((long) i * size / rows)).toArray();
    }
}
