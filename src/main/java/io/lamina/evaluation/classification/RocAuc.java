package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;
import io.lamina.setting.Kind;
import java.util.Arrays;

/**
 * The area under the receiver operating characteristic of a binary task: the chance that a row of the second label gets a
 * higher probability of it than a row of the first, equal probabilities counting half (the Mann-Whitney statistic; Hanley and
 * McNeil 1982). In [0, 1], 0.5 for guessing; the same whichever label is called positive. scikit-learn: {@code roc_auc_score}.
 */
@Kind(
        formula = "P(p(positive row) > p(negative row)) + ½ P(equal)",
        use = "How well a binary model ranks, whatever threshold is chosen later.")
public record RocAuc() implements ClassificationMetric {
    @Override
    public boolean greaterIsBetter() {
        return true;
    }

    @Override
    public boolean appliesTo(int classCount) {
        return classCount == 2;
    }

    @Override
    public Score of(ClassPredictions predictions) {
        long[] ranked = rankedByProbability(predictions);
        long negativesBelow = 0;
        long positives = 0;
        // Twice the number of pairs in the right order: a whole number although an equal pair counts half.
        long doubledWins = 0;
        for (int start = 0, end; start < ranked.length; start = end) {
            long positivesHere = 0;
            for (end = start; end < ranked.length && ranked[end] >> 1 == ranked[start] >> 1; end++) {
                positivesHere += ranked[end] & 1;
            }
            long negativesHere = end - start - positivesHere;
            doubledWins += positivesHere * (2 * negativesBelow + negativesHere);
            negativesBelow += negativesHere;
            positives += positivesHere;
        }
        return Score.ratio((double) doubledWins, 2.0 * positives * negativesBelow, "all rows are of one class");
    }

    /** One sortable number per row: the bits of its probability, which order as floats do from 0 upwards, then its class. */
    private static long[] rankedByProbability(ClassPredictions predictions) {
        long[] ranked = new long[predictions.rowCount()];
        for (int row = 0; row < ranked.length; row++) {
            int bits = Float.floatToIntBits(Math.abs(predictions.probability(row, 1)));
            ranked[row] = (long) bits << 1 | predictions.actual(row);
        }
        Arrays.sort(ranked);
        return ranked;
    }
}
