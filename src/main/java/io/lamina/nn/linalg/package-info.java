/**
 * Memory, matrix products and random numbers: the leaf under the whole engine.
 *
 * <p>The only package that touches {@code org.bytedeco} and raw memory. {@link io.lamina.nn.linalg.FlatVector} is a flat vector in
 * an ND4J array; {@link io.lamina.nn.linalg.Matrix} views a part of one, or of a {@code float[]};
 * {@link io.lamina.nn.linalg.Products} multiplies matrices with the OpenBLAS that ND4J brings;
 * {@link io.lamina.nn.linalg.RandomStream} draws every random number of the engine from a seed.
 *
 * <p>May use: {@code java.*}, {@code org.nd4j.*}, {@code org.bytedeco.*}. Does not belong here: anything that knows of layers,
 * losses or training. Start at {@link io.lamina.nn.linalg.Matrix}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.nn.linalg;
