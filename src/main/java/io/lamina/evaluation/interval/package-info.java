/**
 * How sure a score is: confidence intervals, each with the name of its method.
 *
 * <p>May use: {@code java.*}, {@code io.lamina.setting} and {@code io.lamina.evaluation.metric}. Does not belong here: scores
 * themselves, and tests between two models. Start at {@link io.lamina.evaluation.interval.Interval}.
 */
@NullMarked
package io.lamina.evaluation.interval;

import org.jspecify.annotations.NullMarked;
