/**
 * The engine: dense neural networks on arrays of 32-bit floats, trained by gradient descent and used for prediction.
 *
 * <p>The engine sees arrays and records only. It knows nothing of tables, JSON, HTTP, Spring or a database; it may use
 * {@code java.*}, {@code org.nd4j.*} (and {@code org.bytedeco.*} in {@code linalg} alone), JSpecify and
 * {@link io.lamina.setting}.
 *
 * <p>Does not belong here: anything that knows where rows come from or where models go. Start at
 * {@link io.lamina.nn.network.Network}, which is what is trained; {@link io.lamina.nn.train.Trainer} trains it,
 * {@link io.lamina.nn.network.Predictor} answers with it and {@link io.lamina.nn.artifact.Artifact} stores it. The catalogue of
 * interchangeable parts is five sealed families: {@link io.lamina.nn.activation.Activation},
 * {@link io.lamina.nn.loss.Loss}, {@link io.lamina.nn.optimizer.OptimizerSpec},
 * {@link io.lamina.nn.initializer.Initializer} and {@link io.lamina.nn.layer.LayerSpec}.
 *
 * <p>Conventions: matrices are row-major; a batch is {@code [rows, inputs]}; weights are {@code [inputs, units]}, so that a layer
 * computes {@code x·W + b}; losses are sums or means in double, everything else is float32.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.nn;
