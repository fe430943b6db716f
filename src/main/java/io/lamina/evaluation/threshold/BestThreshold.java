package io.lamina.evaluation.threshold;

import io.lamina.evaluation.classification.ClassPredictions;
import io.lamina.evaluation.classification.Sweep;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every threshold that tells the rows apart in another way. Between two neighbouring probabilities all thresholds tell the same, so
 * the middle stands for them, furthest from both; of several that are best, the one nearest to ½.
 */
final class BestThreshold implements Sweep.Steps {
    private final ThresholdCriterion criterion;
    private final long positives;
    private final long negatives;
    private double threshold = 0.5;
    private double best = Double.NEGATIVE_INFINITY;
    private double above = 1;
    private @Nullable BinaryCounts pending = null;

    private BestThreshold(ThresholdCriterion criterion, long positives, long negatives) {
        this.criterion = criterion;
        this.positives = positives;
        this.negatives = negatives;
    }

    /**
     * The best of all.
     *
     * @param threshold ½ if none has a score
     * @param score its score; minus infinity if none has one
     */
    record Found(double threshold, double score) {}

    static Found of(ClassPredictions predictions, ThresholdCriterion criterion) {
        long positives = 0;
        for (int row = 0; row < predictions.size(); row++) {
            positives += predictions.actual(row) == 1 ? 1 : 0;
        }
        BestThreshold search = new BestThreshold(criterion, positives, predictions.size() - positives);
        search.pending = new BinaryCounts(0, 0, positives, search.negatives);
        Sweep.over(predictions, 1, search);
        search.settle(0);
        return new Found(search.threshold, search.best);
    }

    @Override
    public void step(float probability, long truePositives, long falsePositives) {
        settle(probability);
        above = probability;
        pending =
                new BinaryCounts(truePositives, falsePositives, positives - truePositives, negatives - falsePositives);
    }

    /** The thresholds above {@code below}, and up to {@code above}, tell what is pending. Nothing lies above a probability of 1. */
    private void settle(double below) {
        BinaryCounts counts = pending;
        boolean everyRow = counts != null && counts.falseNegatives() + counts.trueNegatives() == 0;
        if (counts == null || (above <= below && !everyRow)) {
            return;
        }
        double score = criterion.score(counts);
        double middle = (above + below) / 2;
        if (score > best || (score == best && Math.abs(middle - 0.5) < Math.abs(threshold - 0.5))) {
            best = score;
            threshold = middle;
        }
    }
}
