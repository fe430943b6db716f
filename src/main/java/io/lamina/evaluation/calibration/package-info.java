/**
 * Making probabilities come true: the sealed family of corrections that are fitted to rows that were not trained on.
 *
 * <p>May use: {@code java.*} and {@code io.lamina.setting}. Does not belong here: whether probabilities come true, which
 * {@code io.lamina.evaluation.classification.Calibration} shows, and networks. Start at
 * {@link io.lamina.evaluation.calibration.ProbabilityCalibration}.
 */
@NullMarked
package io.lamina.evaluation.calibration;

import org.jspecify.annotations.NullMarked;
