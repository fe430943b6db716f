package io.lamina.evaluation.threshold;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;

/**
 * A point of the precision-recall curve.
 *
 * @param threshold rows of at least this probability are predicted as positive
 * @param recall tp / (tp + fn)
 * @param precision tp / (tp + fp)
 */
@Described("A point of the precision-recall curve.")
public record PrecisionRecallPoint(
        @Setting(doc = "Rows of at least this probability are predicted as positive.")
        double threshold,

        @Setting(doc = "Share of the positive rows that are predicted as positive.")
        double recall,

        @Setting(doc = "Share of the rows predicted as positive that are.")
        double precision) {}
