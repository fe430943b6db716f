/**
 * What a unit answers with: the functions applied to each pre-activation of a layer, and those applied to a network's raw outputs.
 *
 * <p>{@link io.lamina.nn.activation.Activation} is a sealed family; a kind is one file with a fused forward loop and a fused backward
 * loop over {@code float[]}. {@link io.lamina.nn.activation.OutputActivation} turns raw outputs into predictions.
 *
 * <p>May use: {@link io.lamina.setting}. Does not belong here: matrices, layers, losses. Start at
 * {@link io.lamina.nn.activation.Activation}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.nn.activation;
