package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
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
 * @param f1 2 tp / (actual + predicted): the harmonic mean of the two
 * @param support rows of the class
 * @param predictedCount rows predicted as the class
 * @param undefined for exactly the null values: {@code precision}, {@code recall} or {@code f1} → why it has no value
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

        @Setting(doc = "Harmonic mean of precision and recall; null if the class has no rows and was never predicted.")
        @Nullable
        Double f1,

        @Setting(doc = "Rows of the class.") long support,
        @Setting(doc = "Rows predicted as the class.") long predictedCount,
        @Setting(doc = "For each score that is null: why.") Map<String, String> undefined) {
    public ClassScores {
        undefined = Collections.unmodifiableMap(new LinkedHashMap<>(undefined));
    }

    static ClassScores of(ConfusionMatrix matrix, int c) {
        long hits = matrix.count(c, c);
        long actual = matrix.actualCount(c);
        long predicted = matrix.predictedCount(c);
        Map<String, String> undefined = new LinkedHashMap<>();
        return new ClassScores(
                matrix.labels().get(c),
                ratio("precision", hits, predicted, "the class was never predicted", undefined),
                ratio("recall", hits, actual, "the class has no rows", undefined),
                ratio("f1", 2 * hits, actual + predicted, "the class has no rows and was never predicted", undefined),
                actual,
                predicted,
                undefined);
    }

    private static @Nullable Double ratio(
            String name, long numerator, long denominator, String reason, Map<String, String> undefined) {
        Double value =
                Score.ratio((double) numerator, (double) denominator, reason).value();
        if (value == null) {
            undefined.put(name, reason);
        }
        return value;
    }

    /** Whether the class occurs at all, among the true or the predicted classes. */
    boolean occurs() {
        return support > 0 || predictedCount > 0;
    }
}
