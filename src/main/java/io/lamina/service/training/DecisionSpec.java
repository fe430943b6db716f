package io.lamina.service.training;

import io.lamina.evaluation.calibration.ProbabilityCalibration;
import io.lamina.evaluation.threshold.DecisionThreshold;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import org.jspecify.annotations.Nullable;

/**
 * What is done to the probabilities of a classification once it is trained: first calibration, then the choice of a threshold, both on the
 * validation rows, or on the training rows where none are kept back. Test rows have no say, so that they judge both.
 *
 * @param threshold how the threshold of two classes is chosen; null: the most probable class is predicted
 * @param calibration how probabilities are corrected; null: not at all
 */
@Described("What is done to the probabilities of a classification once it is trained, by the validation rows.")
public record DecisionSpec(
        @Setting(
                doc =
                        "How to choose the probability from which the second of two classes is predicted; none: the more probable"
                                + " class is.",
                defaultValue = "null",
                nullWords = "none",
                example = "\"best_f1\"")
        @Nullable
        DecisionThreshold threshold,

        @Setting(
                doc = "How to make probabilities come true; none: they stay as they were learned.",
                defaultValue = "null",
                nullWords = "none",
                example = "\"temperature\"")
        @Nullable
        ProbabilityCalibration calibration) {}
