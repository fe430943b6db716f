package io.lamina.evaluation.classification;

import io.lamina.evaluation.interval.Interval;
import io.lamina.evaluation.interval.Wilson;
import io.lamina.evaluation.metric.Score;
import io.lamina.evaluation.metric.Share;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How well one class is told from all others.
 *
 * <p>Where we differ: scikit-learn writes 0 for a ratio of 0 / 0 ({@code zero_division}); here it is null with its reason,
 * because a class that was never predicted has no precision. Macro averages count it as 0, as scikit-learn does.
 *
 * @param label the class
 * @param precision tp / predicted: of the rows predicted as the class, the part that is of the class
 * @param recall tp / actual: of the rows of the class, the part that was predicted as the class
 * @param specificity tn / (n - actual): of the rows of other classes, the part that was predicted as others
 * @param f1 2 tp / (actual + predicted): the harmonic mean of precision and recall
 * @param support rows of the class
 * @param predictedCount rows predicted as the class
 * @param intervals of {@code precision}, {@code recall} and {@code specificity}, where they are defined: Wilson's; empty if not asked for
 * @param undefined for exactly the null values: {@code precision}, {@code recall}, … → why it has no value
 */
@Described("How well one class is told from all others.")
public record ClassScores(
        @Setting(doc = "The class.") String label,

        @Setting(doc = "Of the rows predicted as the class, the share that is of it; null if it was never predicted.")
        @Nullable
        Double precision,

        @Setting(doc = "Of the rows of the class, the share that was predicted as it; null if it has no rows.")
        @Nullable
        Double recall,

        @Setting(
                doc = "Of the rows of other classes, the share that was predicted as others; null if there are none.",
                defaultValue = "null")
        @Nullable
        Double specificity,

        @Setting(doc = "Harmonic mean of precision and recall; null if the class has no rows and was never predicted.")
        @Nullable
        Double f1,

        @Setting(doc = "Rows of the class.") long support,
        @Setting(doc = "Rows predicted as the class.") long predictedCount,

        @Setting(
                doc = "Where precision, recall and specificity would lie on other rows; empty for training rows.",
                defaultValue = "{}")
        Map<String, Interval> intervals,

        @Setting(doc = "For each score that is null: why.") Map<String, String> undefined) {
    public ClassScores {
        intervals = Collections.unmodifiableMap(new LinkedHashMap<>(intervals));
        undefined = Collections.unmodifiableMap(new LinkedHashMap<>(undefined));
    }

    /** One for each class, in the order of the labels. */
    public static List<ClassScores> of(ClassPredictions predictions, boolean withIntervals) {
        return IntStream.range(0, predictions.classCount())
                .mapToObj(c -> of(predictions.labels().get(c), predictions.counts(), c, withIntervals))
                .toList();
    }

    private static ClassScores of(String label, ClassCounts counts, int c, boolean withIntervals) {
        Map<String, String> undefined = new LinkedHashMap<>();
        Map<String, Interval> intervals = new LinkedHashMap<>();
        if (withIntervals) {
            long others = counts.rows() - counts.actual(c);
            put("precision", new Share(counts.hits(c), counts.predicted(c)), intervals);
            put("recall", new Share(counts.hits(c), counts.actual(c)), intervals);
            put("specificity", new Share(counts.trueNegatives(c), others), intervals);
        }
        return new ClassScores(
                label,
                Score.valueOrReason("precision", counts.precision(c), undefined),
                Score.valueOrReason("recall", counts.recall(c), undefined),
                Score.valueOrReason("specificity", counts.specificity(c), undefined),
                Score.valueOrReason("f1", counts.f1(c), undefined),
                counts.actual(c),
                counts.predicted(c),
                intervals,
                undefined);
    }

    private static void put(String name, Share share, Map<String, Interval> intervals) {
        if (share.of() > 0) {
            intervals.put(name, Wilson.of(share));
        }
    }
}
