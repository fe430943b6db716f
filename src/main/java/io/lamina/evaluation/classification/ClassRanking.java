package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;

/**
 * How well the probability of one class ranks its rows before all others, by the areas under two curves.
 *
 * @param rocAuc P(p(row of the class) > p(other row)) + ½ P(equal): the Mann-Whitney statistic (Hanley and McNeil 1982)
 * @param averagePrecision Σ (R(i) - R(i-1)) P(i) over the distinct probabilities, the highest first: the area under the
 *     precision-recall curve as steps, which straight lines between its points would overstate (Davis and Goadrich 2006)
 */
record ClassRanking(Score rocAuc, Score averagePrecision) {
    static ClassRanking of(ClassPredictions predictions, int c) {
        long positives = predictions.counts().actual(c);
        long negatives = predictions.counts().rows() - positives;
        if (positives == 0 || negatives == 0) {
            String reason = positives == 0 ? "the class has no rows" : "every row is of the class";
            return new ClassRanking(Score.undefined(reason), positives == 0 ? Score.undefined(reason) : Score.of(1));
        }
        Areas areas = new Areas();
        Sweep.over(predictions, c, areas);
        return new ClassRanking(
                Score.of(areas.doubledWins / (2.0 * positives * negatives)), Score.of(areas.precisionSum / positives));
    }

    private static final class Areas implements Sweep.Steps {
        private long truePositives;
        private long falsePositives;
        // Twice the number of pairs in the right order: a whole number although an equal pair counts half.
        private long doubledWins;
        private double precisionSum;

        @Override
        public void step(float probability, long hits, long alarms) {
            doubledWins += (alarms - falsePositives) * (hits + truePositives);
            if (hits > truePositives) {
                precisionSum += (hits - truePositives) * ((double) hits / (hits + alarms));
            }
            truePositives = hits;
            falsePositives = alarms;
        }
    }
}
