/**
 * How gradients change parameters.
 *
 * <p>{@link io.lamina.nn.optimizer.OptimizerSpec} is a sealed family of immutable records; {@code build} makes the stateful
 * {@link io.lamina.nn.optimizer.Optimizer}, whose whole step is one fused loop.
 *
 * <p>May use: {@link io.lamina.setting}. Does not belong here: penalties on weights that are part of the loss, clipping, layers.
 * Start at {@link io.lamina.nn.optimizer.OptimizerSpec}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.nn.optimizer;
