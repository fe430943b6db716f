package io.lamina.nn.clipping;

import io.lamina.setting.Described;
import io.lamina.setting.Family;

/** Limits the gradients of a step, penalties included, before the optimizer sees them. Immutable, so threads may share it. */
@Family("gradientClippings")
@Described("How gradients that are too large are cut before a step.")
public sealed interface GradientClipping permits Norm, Value {
    /** Changes the gradients of all parameters in place; nothing is allocated. NaN stays NaN. */
    void clip(float[] gradients);
}
