/**
 * Scores of predicted classes: the confusion matrix, each class by itself, and the sealed family of metrics.
 *
 * <p>May use: {@code java.*}, {@code io.lamina.setting}, {@code io.lamina.evaluation.metric} and {@code interval}. Does not belong here: how the
 * probabilities came about. A new metric is one record here and one name in the {@code permits} clause of
 * {@link io.lamina.evaluation.classification.ClassificationMetric}. Start there.
 */
@NullMarked
package io.lamina.evaluation.classification;

import org.jspecify.annotations.NullMarked;
