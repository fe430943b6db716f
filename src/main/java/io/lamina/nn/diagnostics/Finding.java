package io.lamina.nn.diagnostics;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;

/** Something in a training that hinders learning, with the layer where it is worst. */
@Described("Something that hindered learning, where, and what to try.")
public record Finding(
        @Setting(doc = "What it is.", example = "\"vanishing_gradients\"")
        Symptom code,

        @Setting(
                doc = "The layer where it is worst, as the configuration calls it.",
                example = "\"network.hiddenLayers.0\"")
        String layer,

        @Setting(
                doc = "What was measured.",
                example = "\"the gradient of its weights was below 1/1000 of the output layer's in 95 of 100 epochs\"")
        String detail,

        @Setting(doc = "What to try.", example = "\"try relu with he_normal weights\"")
        String advice) {}
