/**
 * Whether one model is better than another beyond chance: paired tests, each with the name of its method.
 *
 * <p>A test here asks whether two models that were scored on the same rows, or in the same folds, could differ as much by chance alone.
 * Where it cannot be asked, the p-value is null and the reason stands beside it. Reference numbers are SciPy's.
 *
 * <p>May use: {@code java.*}, {@code io.lamina.setting} and {@link io.lamina.evaluation.AcrossFolds}. Does not belong here: the scores themselves, and which jobs may be compared.
 * Start at {@link io.lamina.evaluation.comparison.McNemar}.
 */
@NullMarked
package io.lamina.evaluation.comparison;

import org.jspecify.annotations.NullMarked;
