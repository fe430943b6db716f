/**
 * What the answers of a model depend on: permutation importance of features, and partial dependence on one.
 *
 * <p>May use: {@code java.*}, {@code io.lamina.setting} and {@code io.lamina.evaluation.interval}. Does not belong here: networks and
 * tables; a model is a function of rows of inputs. Start at {@link io.lamina.evaluation.explanation.Importance}.
 */
@NullMarked
package io.lamina.evaluation.explanation;

import org.jspecify.annotations.NullMarked;
