/**
 * Scores of predicted values: the sealed family of regression metrics.
 *
 * <p>May use: {@code java.*}, {@code io.lamina.setting}, {@code io.lamina.evaluation.metric} and {@code distribution}. Does not belong here: how the
 * values came about, or the scaling of a target (values come in the target's own unit; several values a row in one unit). A new metric is one record here and one
 * name in the {@code permits} clause of {@link io.lamina.evaluation.regression.RegressionMetric}. Start there.
 */
@NullMarked
package io.lamina.evaluation.regression;

import org.jspecify.annotations.NullMarked;
