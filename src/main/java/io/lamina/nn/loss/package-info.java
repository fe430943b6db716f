/**
 * What training minimizes: the distance between a network's raw outputs and the targets, with its gradient.
 *
 * <p>{@link io.lamina.nn.loss.Loss} is a sealed family. Every kind takes raw outputs (logits) and says which output activation
 * belongs to it, so that activation, loss and gradient are one numerically stable loop.
 *
 * <p>May use: {@code activation} (the output activations), {@code linalg} (the exponential function), {@link io.lamina.setting}. Does not belong here: metrics that are only
 * reported. Start at {@link io.lamina.nn.loss.Loss}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.nn.loss;
