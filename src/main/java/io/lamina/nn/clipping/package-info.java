/**
 * How gradients that are too large are cut before the optimizer sees them.
 *
 * <p>{@link io.lamina.nn.clipping.GradientClipping} is a sealed family of immutable records that change the flat array of all gradients in
 * place.
 *
 * <p>May use: {@code linalg}, {@link io.lamina.setting}. Does not belong here: penalties, learning rates, the optimizer's own limits. Start
 * at {@link io.lamina.nn.clipping.GradientClipping}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.nn.clipping;
