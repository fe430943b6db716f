package io.lamina.evaluation.calibration;

import io.lamina.setting.Described;
import io.lamina.setting.Family;

/** The ways to correct probabilities after training. */
@Family("probabilityCalibrations")
@Described("How to make probabilities come true.")
public sealed interface ProbabilityCalibration permits Temperature {
    /**
     * The number by which logits are to be multiplied, fitted to rows that were not trained on.
     *
     * @param logits [rows, 1 or classes], before sigmoid or softmax; a single one belongs to the second of two classes
     * @param actual [rows], at least one: the true classes
     * @return a positive number; 1 changes nothing
     */
    double fit(float[] logits, int[] actual);
}
