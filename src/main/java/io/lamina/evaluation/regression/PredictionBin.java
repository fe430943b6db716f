package io.lamina.evaluation.regression;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows whose predictions are next to each other; equal predictions are never parted.
 *
 * @param rows how many, at least 1
 * @param lowestPredicted the smallest prediction, in the unit of the target
 * @param highestPredicted the largest
 * @param meanPredicted the mean prediction
 * @param meanActual the mean true value: of a model without bias about the same
 * @param standardDeviation of the true values, with n in the denominator
 */
@Described("The rows whose predictions are next to each other.")
public record PredictionBin(
        @Setting(doc = "Rows in the bin.") long rows,
        @Setting(doc = "The smallest prediction.") double lowestPredicted,
        @Setting(doc = "The largest prediction.") double highestPredicted,
        @Setting(doc = "The mean prediction.") double meanPredicted,

        @Setting(doc = "The mean true value; of a model without bias about the mean prediction.")
        double meanActual,

        @Setting(doc = "Standard deviation of the true values.")
        double standardDeviation) {
    private static final int MOST_BINS = 20;

    /** Sorts the predictions once; each row then finds its bin by its prediction. */
    static List<PredictionBin> of(ValuePredictions predictions) {
        double[] highest = highest(sorted(predictions));
        Sums[] bins = new Sums[highest.length];
        Arrays.setAll(bins, bin -> new Sums());
        for (int row = 0; row < predictions.size(); row++) {
            bins[bin(highest, predictions.predicted(row))].add(predictions.predicted(row), predictions.actual(row));
        }
        for (int row = 0; row < predictions.size(); row++) {
            bins[bin(highest, predictions.predicted(row))].addDeviation(predictions.actual(row));
        }
        return Arrays.stream(bins).map(Sums::bin).toList();
    }

    private static double[] sorted(ValuePredictions predictions) {
        double[] sorted = new double[predictions.size()];
        // Adding 0 makes -0 and 0 one number, in the order of doubles too.
        Arrays.setAll(sorted, row -> predictions.predicted(row) + 0.0);
        Arrays.sort(sorted);
        return sorted;
    }

    /** The largest prediction of each bin, ascending, each once. */
    private static double[] highest(double[] sorted) {
        return IntStream.rangeClosed(1, MOST_BINS)
                .mapToDouble(bin -> sorted[Math.max(0, (int) ((long) bin * sorted.length / MOST_BINS) - 1)])
                .distinct()
                .toArray();
    }

    private static int bin(double[] highest, double predicted) {
        int found = Arrays.binarySearch(highest, predicted + 0.0);
        return found < 0 ? -found - 1 : found;
    }

    private static final class Sums {
        private long rows;
        private double lowest = Double.POSITIVE_INFINITY;
        private double highest = Double.NEGATIVE_INFINITY;
        private double predicted;
        private double actual;
        private double squares;

        private void add(double itsPredicted, double itsActual) {
            rows++;
            lowest = Math.min(lowest, itsPredicted);
            highest = Math.max(highest, itsPredicted);
            predicted += itsPredicted;
            actual += itsActual;
        }

        private void addDeviation(double itsActual) {
            double deviation = itsActual - actual / rows;
            squares += deviation * deviation;
        }

        private PredictionBin bin() {
            return new PredictionBin(rows, lowest, highest, predicted / rows, actual / rows, Math.sqrt(squares / rows));
        }
    }
}
