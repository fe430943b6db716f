package io.lamina.evaluation.threshold;

import io.lamina.evaluation.classification.ClassPredictions;
import io.lamina.evaluation.classification.Sweep;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A binary task under every threshold. The areas under both curves are the metrics {@code rocAuc} and {@code averagePrecision}, computed on
 * all points; of the points themselves at most {@value #MOST_POINTS} a curve are listed, at even distances along it, so that between two of
 * them no rate moves by more than 2 %, plus the step of one point. scikit-learn: {@code roc_curve}, {@code precision_recall_curve}.
 *
 * @param positiveLabel the second class
 * @param threshold the one that the other scores of the evaluation were made with; null: the most probable class was predicted
 * @param roc from (0, 0) to (1, 1); null if all rows are of one class
 * @param precisionRecall by falling threshold; null if all rows are of one class
 * @param thresholds what thresholds of 0.05, 0.1, … 0.95 come to
 * @param optima the best threshold by each criterion without settings; empty if all rows are of one class
 * @param undefined for exactly what is null or empty, and each criterion that is left out: its name → why
 */
@Described("A binary task under every threshold of the probability of its second class.")
public record BinaryCurves(
        @Setting(doc = "The second class; what is said of positive rows is said of it.")
        String positiveLabel,

        @Setting(
                doc =
                        "The probability from which it was predicted here and is by the model; null: where it is the more probable class.",
                defaultValue = "null")
        @Nullable
        Double threshold,

        @Setting(
                doc = "ROC curve, by falling threshold, at most 101 points; null if all rows are of one class.",
                defaultValue = "null")
        @Nullable
        List<RocPoint> roc,

        @Setting(
                doc =
                        "Precision-recall curve, by falling threshold, at most 101 points; null if all rows are of one class.",
                defaultValue = "null")
        @Nullable
        List<PrecisionRecallPoint> precisionRecall,

        @Setting(doc = "What thresholds of 0.05, 0.1, … 0.95 come to.")
        List<ThresholdRow> thresholds,

        @Setting(doc = "The best threshold by each criterion; empty if all rows are of one class.")
        List<ThresholdOptimum> optima,

        @Setting(doc = "For what is null or empty, or a criterion that is left out: why.")
        Map<String, String> undefined) {
    /** So many points a curve has at most. */
    static final int MOST_POINTS = 101;

    private static final int TABLE_STEPS = 20;

    public BinaryCurves {
        roc = roc == null ? null : List.copyOf(roc);
        precisionRecall = precisionRecall == null ? null : List.copyOf(precisionRecall);
        thresholds = List.copyOf(thresholds);
        optima = List.copyOf(optima);
        undefined = Collections.unmodifiableMap(new LinkedHashMap<>(undefined));
    }

    /** Draws the curves, in O(n log n). */
    public static BinaryCurves of(ClassPredictions predictions) {
        Walk walk = new Walk(predictions);
        Sweep.over(predictions, 1, walk);
        walk.tableTo(Double.NEGATIVE_INFINITY);
        boolean oneClass = walk.positives == 0 || walk.negatives == 0;
        Map<String, String> undefined = new LinkedHashMap<>();
        if (oneClass) {
            Stream.of("roc", "precisionRecall", "optima")
                    .forEach(name -> undefined.put(name, "all rows are of one class"));
        }
        return new BinaryCurves(
                predictions.labels().get(1),
                predictions.threshold(),
                oneClass ? null : walk.roc,
                oneClass ? null : walk.precisionRecall,
                walk.table.reversed(),
                oneClass ? List.of() : optima(predictions, undefined),
                undefined);
    }

    private static List<ThresholdOptimum> optima(ClassPredictions predictions, Map<String, String> undefined) {
        List<ThresholdOptimum> optima = new ArrayList<>();
        for (ThresholdCriterion criterion :
                List.of(new BestF1(), new BestYouden(), new BestAccuracy(), new BestMatthews())) {
            ThresholdOptimum optimum = ThresholdOptimum.of(criterion, BestThreshold.of(predictions, criterion));
            if (Double.isFinite(optimum.score())) {
                optima.add(optimum);
            } else {
                undefined.put(optimum.criterion(), "every row has the same probability");
            }
        }
        return optima;
    }

    private static final class Walk implements Sweep.Steps {
        private final long positives;
        private final long negatives;
        private final List<RocPoint> roc = new ArrayList<>(List.of(new RocPoint(null, 0, 0)));
        private final List<PrecisionRecallPoint> precisionRecall = new ArrayList<>();
        private final List<ThresholdRow> table = new ArrayList<>();
        private BinaryCounts reached;
        private int nextOfTable = TABLE_STEPS - 1;
        private int rocPlace;
        private int precisionRecallPlace;

        private Walk(ClassPredictions predictions) {
            long count = 0;
            for (int row = 0; row < predictions.size(); row++) {
                count += predictions.actual(row);
            }
            this.positives = count;
            this.negatives = predictions.size() - count;
            this.reached = new BinaryCounts(0, 0, positives, negatives);
        }

        @Override
        public void step(float probability, long truePositives, long falsePositives) {
            tableTo(probability);
            reached = new BinaryCounts(
                    truePositives, falsePositives, positives - truePositives, negatives - falsePositives);
            if (positives == 0 || negatives == 0) {
                return;
            }
            double recall = (double) truePositives / positives;
            double alarms = (double) falsePositives / negatives;
            // A point is listed when the way along the curve enters another of equal parts; the last one always.
            int place = (int) ((recall + alarms) / 2 * (MOST_POINTS - 2));
            if (place > rocPlace || recall + alarms == 2) {
                roc.add(new RocPoint((double) probability, alarms, recall));
                rocPlace = place;
            }
            int itsPlace = 1 + (int) (recall * (MOST_POINTS - 2));
            if (itsPlace > precisionRecallPlace) {
                precisionRecall.add(new PrecisionRecallPoint(
                        probability, recall, (double) truePositives / (truePositives + falsePositives)));
                precisionRecallPlace = itsPlace;
            }
        }

        /** Thresholds above the next lower probability tell what is reached. */
        private void tableTo(double probability) {
            while (nextOfTable > 0 && (double) nextOfTable / TABLE_STEPS > probability) {
                table.add(ThresholdRow.of((double) nextOfTable / TABLE_STEPS, reached));
                nextOfTable--;
            }
        }
    }
}
