/**
 * Where training starts: how the weights of a layer are drawn.
 *
 * <p>{@link io.lamina.nn.initializer.Initializer} is a sealed family; a kind is one file. Biases always start at zero and are no
 * business of this package.
 *
 * <p>May use: {@code linalg} (random numbers), {@link io.lamina.setting}. Does not belong here: the choice
 * among kinds, which is the layer's. Start at
 * {@link io.lamina.nn.initializer.Initializer}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.nn.initializer;
