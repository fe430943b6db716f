/**
 * Layers: what a network is stacked from.
 *
 * <p>{@link io.lamina.nn.layer.LayerSpec} is a sealed family of immutable records. A spec bound to its part of a flat parameter vector
 * is a {@link io.lamina.nn.layer.Layer} (immutable, shared among threads); what training adds to it, buffers and gradients, is a
 * {@link io.lamina.nn.layer.LayerPass} (one thread).
 *
 * <p>May use: {@code activation}, {@code initializer}, {@code linalg}, {@link io.lamina.setting}. Does not belong here: losses,
 * optimizers, the order of layers. Start at {@link io.lamina.nn.layer.Dense}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.nn.layer;
