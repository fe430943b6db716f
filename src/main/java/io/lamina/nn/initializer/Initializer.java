package io.lamina.nn.initializer;

import io.lamina.nn.linalg.RandomStream;
import io.lamina.setting.Described;
import io.lamina.setting.Family;

/** How the weights of a layer are drawn before training. A kind is stateless and immutable, so threads may share it. */
@Family("initializers")
@Described("How the weights of a layer are drawn before training.")
public sealed interface Initializer
        permits Zeros,
                Constant,
                Normal,
                Uniform,
                XavierUniform,
                XavierNormal,
                HeUniform,
                HeNormal,
                LecunUniform,
                LecunNormal,
                Orthogonal {
    /**
     * Sets every weight of a layer.
     *
     * @param weights [fanIn, fanOut], overwritten
     * @param fanIn inputs of the layer
     * @param fanOut units of the layer
     * @param random the layer's own stream; a kind that draws takes at least one number a weight, in order
     */
    void fill(float[] weights, int fanIn, int fanOut, RandomStream random);
}
