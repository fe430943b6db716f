package io.lamina.evaluation.threshold;

import io.lamina.setting.Described;
import io.lamina.setting.Kinds;
import io.lamina.setting.Setting;

/**
 * The best threshold by one criterion, of all that there are.
 *
 * @param criterion the name of the {@link DecisionThreshold} that chooses it
 * @param threshold rows of at least this probability are predicted as positive
 * @param score what the criterion makes of it
 */
@Described("The best threshold by one criterion, of all that there are.")
public record ThresholdOptimum(
        @Setting(doc = "Name of the criterion, as decision.threshold takes it.")
        String criterion,

        @Setting(doc = "Rows of at least this probability are predicted as positive.")
        double threshold,

        @Setting(doc = "What the criterion makes of it; its formula is in the catalogue.")
        double score) {
    static ThresholdOptimum of(ThresholdCriterion criterion, BestThreshold.Found found) {
        return new ThresholdOptimum(Kinds.nameOf(criterion.getClass()), found.threshold(), found.score());
    }
}
