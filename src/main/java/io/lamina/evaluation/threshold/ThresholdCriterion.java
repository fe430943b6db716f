package io.lamina.evaluation.threshold;

/** What makes one threshold better than another. */
interface ThresholdCriterion {
    /** Larger is better; NaN where it is undefined. */
    double score(BinaryCounts counts);
}
