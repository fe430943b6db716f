package io.lamina.evaluation.classification;

import io.lamina.evaluation.metric.Score;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How well the probability of one class ranks its rows before all others. Each row of data is ranked once a class, in O(n log n).
 *
 * @param label the class
 * @param rocAuc as {@link RocAuc}, of the class against all others
 * @param averagePrecision as {@link AveragePrecision}, of the class against all others
 * @param undefined for exactly the null values: the name → why it has no value
 */
@Described("How well the probability of one class ranks its rows before all others.")
public record OneVsRest(
        @Setting(doc = "The class.") String label,

        @Setting(doc = "Area under its ROC curve; null if the class has no rows or all.") @Nullable
        Double rocAuc,

        @Setting(doc = "Area under its precision-recall curve, in steps; null if the class has no rows.") @Nullable
        Double averagePrecision,

        @Setting(doc = "For each area that is null: why.") Map<String, String> undefined) {
    /** One for each class, in the order of the labels. */
    public static List<OneVsRest> of(ClassPredictions predictions) {
        return IntStream.range(0, predictions.classCount())
                .mapToObj(c -> of(predictions.labels().get(c), predictions.areas(c)))
                .toList();
    }

    private static OneVsRest of(String label, ClassRanking ranking) {
        Map<String, String> undefined = new LinkedHashMap<>();
        return new OneVsRest(
                label,
                Score.valueOrReason("rocAuc", ranking.rocAuc(), undefined),
                Score.valueOrReason("averagePrecision", ranking.averagePrecision(), undefined),
                undefined);
    }
}
