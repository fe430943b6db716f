package io.lamina.nn.layer;

import io.lamina.setting.Described;
import io.lamina.setting.Family;

/** A layer's settings: an immutable record. {@link #bind} makes the layer that computes. */
@Family(value = "layers", defaultKind = "dense")
@Described("One layer of a network.")
public sealed interface LayerSpec extends LayerShape permits Dense, Residual {
    /** Whether the layer standardizes units over a batch, which needs batches of at least two rows. */
    boolean batchNormalization();
}
