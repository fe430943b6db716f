package io.lamina.nn.activation;

/**
 * What an activation does to the variance of what it is given, for {@code auto} initialization: a layer maps it to an initializer.
 */
public enum Gain {
    /** Nearly linear around 0: Xavier's variance {@code 2 / (fanIn + fanOut)}. */
    LINEAR,

    /** About half of all units answer with (nearly) zero: He's doubled variance {@code 2 / fanIn}. */
    RECTIFIED,

    /** Made for LeCun's variance {@code 1 / fanIn}, under which mean 0 and variance 1 reproduce themselves. */
    SELF_NORMALIZING
}
