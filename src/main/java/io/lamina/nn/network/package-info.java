/**
 * Networks: layers stacked on one flat parameter vector, to be trained or to predict with.
 *
 * <p>{@link io.lamina.nn.network.NetworkSpec} is what a client writes; {@link io.lamina.nn.network.Network} owns the parameters that
 * are trained; {@link io.lamina.nn.network.Predictor} is an immutable copy that many threads share.
 *
 * <p>May use: {@code layer}, {@code activation}, {@code initializer}, {@code linalg}, {@link io.lamina.setting}. Does not belong
 * here: losses, optimizers, files. Start at {@link io.lamina.nn.network.Network}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.nn.network;
