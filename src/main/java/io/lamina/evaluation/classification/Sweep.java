package io.lamina.evaluation.classification;

/**
 * A class against all others, its rows told by a threshold that falls from above every probability to the lowest: one step per distinct
 * probability. Takes O(n) once the rows are ranked.
 */
public final class Sweep {
    private Sweep() {}

    /** Sees what each threshold tells. */
    @FunctionalInterface
    public interface Steps {
        /**
         * One step.
         *
         * @param probability the threshold: rows of at least this probability are predicted as the class
         * @param truePositives rows of the class among them
         * @param falsePositives other rows among them
         */
        void step(float probability, long truePositives, long falsePositives);
    }

    /** Walks over the distinct probabilities of a class, the highest first; the last step predicts every row as the class. */
    public static void over(ClassPredictions predictions, int c, Steps steps) {
        Ranking ranking = predictions.ranking(c);
        long truePositives = 0;
        long falsePositives = 0;
        for (int place = 0; place < ranking.size(); place++) {
            int row = ranking.row(place);
            if (predictions.actual(row) == c) {
                truePositives += predictions.weight(row);
            } else {
                falsePositives += predictions.weight(row);
            }
            if (ranking.isLastOfEquals(place)) {
                steps.step(ranking.probability(place), truePositives, falsePositives);
            }
        }
    }
}
