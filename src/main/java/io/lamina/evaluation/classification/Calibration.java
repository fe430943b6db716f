package io.lamina.evaluation.classification;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether probabilities come true: rows in ten bins of equal width by a probability, each with the share that came true. Of two classes it
 * is that of the second; of several that of the predicted class, and what may come true is that it is the right one.
 * {@link ExpectedCalibrationError} is the same in one number. scikit-learn: {@code calibration_curve(n_bins=10)}.
 *
 * @param bins from 0 to 1
 * @param maximumError the largest distance between mean probability and share of a bin with rows, in [0, 1]
 */
@Described("Whether probabilities come true: of the second of two classes, of the predicted one of several.")
public record Calibration(
        @Setting(doc = "Ten bins of equal width, from 0 to 1.")
        List<ReliabilityBin> bins,

        @Setting(doc = "The largest distance between mean probability and share of a bin with rows.")
        double maximumError) {
    public Calibration {
        bins = List.copyOf(bins);
    }

    public static Calibration of(ClassPredictions predictions) {
        ReliabilityCounts counts = ReliabilityCounts.of(predictions);
        List<ReliabilityBin> bins = IntStream.range(0, ReliabilityCounts.BINS)
                .mapToObj(bin -> ReliabilityBin.of(counts, bin))
                .toList();
        double largest = IntStream.range(0, ReliabilityCounts.BINS)
                .filter(bin -> counts.rows(bin) > 0)
                .mapToDouble(bin -> Math.abs(counts.sum(bin) - counts.hits(bin)) / counts.rows(bin))
                .max()
                .orElse(0);
        return new Calibration(bins, largest);
    }
}
