/**
 * Scores: how good predictions are, as data — confusion matrices, scores of single classes, and metrics.
 *
 * <p>{@link io.lamina.evaluation.Evaluation} is the door: true classes with predicted probabilities, true with predicted
 * values, or inputs with their reconstructions go in; named numbers come out. Every number is finite, or null with its reason beside it. Definitions are those of
 * scikit-learn 1.2; each type says where it differs. The families of metrics live one package each, in
 * {@code classification} and {@code regression}; what both share is in {@code metric}.
 *
 * <p>May use: {@code java.*} and {@code io.lamina.setting}. Does not belong here: networks, tables, JSON, HTTP, a database, and
 * losses, which an engine differentiates and which are not scores. Start at {@link io.lamina.evaluation.Evaluation}.
 */
@NullMarked
package io.lamina.evaluation;

import org.jspecify.annotations.NullMarked;
