/**
 * Thresholds of a binary task: the curves on which they lie, what each costs, and the sealed family of ways to choose one.
 *
 * <p>May use: {@code java.*}, {@code io.lamina.setting}, {@code io.lamina.evaluation.classification} and {@code metric}. Does not belong
 * here: tasks of more than two classes, which have no threshold. A new way to choose is one record here and one name in the {@code permits}
 * clause of {@link io.lamina.evaluation.threshold.DecisionThreshold}. Start there, or at
 * {@link io.lamina.evaluation.threshold.BinaryCurves} for what an evaluation shows.
 */
@NullMarked
package io.lamina.evaluation.threshold;

import org.jspecify.annotations.NullMarked;
