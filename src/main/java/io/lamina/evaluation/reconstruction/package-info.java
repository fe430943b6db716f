/**
 * Scores of reconstructed rows: which rows an autoencoder finds odd, and which columns it reconstructs badly.
 *
 * <p>May use: {@code java.*}, {@code io.lamina.setting} {@code io.lamina.evaluation.regression} and {@code distribution}. Does not belong here: single
 * numbers about all rows, which are metrics of values. Start at {@link io.lamina.evaluation.reconstruction.Reconstruction}.
 */
@NullMarked
package io.lamina.evaluation.reconstruction;

import org.jspecify.annotations.NullMarked;
