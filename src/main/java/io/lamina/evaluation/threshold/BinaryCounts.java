package io.lamina.evaluation.threshold;

/**
 * What a threshold tells of the rows of a binary task.
 *
 * @param truePositives positive rows predicted as positive
 * @param falsePositives negative rows predicted as positive
 * @param falseNegatives positive rows predicted as negative
 * @param trueNegatives negative rows predicted as negative
 */
record BinaryCounts(long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {
    long positives() {
        return truePositives + falseNegatives;
    }

    long negatives() {
        return falsePositives + trueNegatives;
    }
}
