package io.lamina.table.scaling;

/** The distribution that {@link Quantile} gives to the training values. */
public enum OutputDistribution {
    /** Even in [0, 1]: the share of training values below. */
    UNIFORM,
    /** The standard normal distribution, cut at ±5.2. */
    NORMAL
}
