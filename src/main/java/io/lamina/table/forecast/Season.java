package io.lamina.table.forecast;

import java.util.Arrays;
import java.util.List;

/**
 * Finds after how many rows a series repeats, from its autocorrelation.
 *
 * <p>Of a stretch of values, at most its last {@value #MOST_ROWS}, the straight line is taken away, and the
 * autocorrelation {@code rₖ = mean(xₜ·xₜ₋ₖ) / mean(xₜ²)} of what is known is computed for lags up to half of the stretch and
 * {@value #MOST_LAGS}. The season is the lag of the highest peak that reaches {@value #LEAST_PEAK}, is {@value #ERRORS} times the 1/√n of chance, and stands {@value #LEAST_RISE} above the
 * lowest value before it, a later one only if it is higher by {@value #CLEARLY}, since every multiple of a season is one; without such a
 * peak there is none. Noise moves the peak of a long season: one within {@value #NEAR} of the calendar's (day, week, year) is taken as that.
 */
final class Season {
    private static final int MOST_ROWS = 10_000;
    private static final int MOST_LAGS = 1_000;
    private static final double LEAST_PEAK = 0.3;
    private static final double LEAST_RISE = 0.2;
    private static final double ERRORS = 4;
    private static final double CLEARLY = 0.05;
    private static final double NEAR = 0.06;

    private Season() {}

    /**
     * The season, in rows; 1 if none is found.
     *
     * @param stretch values one step apart, NaN where missing
     * @param calendar seasons that are likely, in rows
     */
    static int of(double[] stretch, List<Integer> calendar) {
        double[] values =
                withoutLine(Arrays.copyOfRange(stretch, Math.max(0, stretch.length - MOST_ROWS), stretch.length));
        double variance = meanProduct(values, 0);
        if (!(variance > 0) || Double.isInfinite(variance)) {
            return 1;
        }
        double[] correlations = new double[Math.min(values.length / 2, MOST_LAGS) + 1];
        Arrays.setAll(correlations, lag -> meanProduct(values, lag) / variance);
        int best = 1;
        double bestPeak = LEAST_PEAK - CLEARLY;
        double lowest = 1;
        for (int lag = 1; lag < correlations.length - 1; lag++) {
            double here = correlations[lag];
            lowest = Math.min(lowest, here);
            boolean peak = here > correlations[lag - 1] && here >= correlations[lag + 1];
            boolean clear = here >= lowest + LEAST_RISE && here >= ERRORS / Math.sqrt(values.length - lag);
            if (peak && clear && here > bestPeak + CLEARLY) {
                best = lag;
                bestPeak = here;
            }
        }
        return near(best, calendar);
    }

    private static int near(int season, List<Integer> calendar) {
        return calendar.stream()
                .filter(likely -> season > 1 && Math.abs(likely - season) <= NEAR * likely)
                .findFirst()
                .orElse(season);
    }

    /** The residuals of the least-squares line; NaN where missing. */
    private static double[] withoutLine(double[] values) {
        double count = 0;
        double meanTime = 0;
        double mean = 0;
        for (int t = 0; t < values.length; t++) {
            if (!Double.isNaN(values[t])) {
                count++;
                meanTime += (t - meanTime) / count;
                mean += (values[t] - mean) / count;
            }
        }
        double products = 0;
        double squares = 0;
        for (int t = 0; t < values.length; t++) {
            if (!Double.isNaN(values[t])) {
                products += (t - meanTime) * (values[t] - mean);
                squares += (t - meanTime) * (t - meanTime);
            }
        }
        double slope = squares == 0 ? 0 : products / squares;
        double[] residuals = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            residuals[t] = values[t] - mean - slope * (t - meanTime);
        }
        return residuals;
    }

    /** The mean product of known values that are {@code lag} apart; 0 if there are none. */
    private static double meanProduct(double[] values, int lag) {
        double sum = 0;
        int pairs = 0;
        for (int t = lag; t < values.length; t++) {
            double product = values[t] * values[t - lag];
            if (!Double.isNaN(product)) {
                sum += product;
                pairs++;
            }
        }
        return pairs == 0 ? 0 : sum / pairs;
    }
}
