package io.lamina.nn.diagnostics;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;

/** One layer in one epoch. Biases do not count: only the weights are compared, whose gradients pass through all layers above. */
@Described("What was seen of one layer in one epoch.")
public record LayerDiagnostics(
        @Setting(doc = "The layer, as the configuration calls it.", example = "\"network.hiddenLayers.0\"")
        String layer,

        @Setting(doc = "How many weights the layer has.", min = 1, example = "64")
        int weightCount,

        @Setting(
                doc = "Euclidean norm of the loss's gradient of the layer's weights, before penalties and clipping.",
                min = 0,
                example = "0.12")
        double gradientNorm,

        @Setting(doc = "Euclidean norm of the layer's weights.", min = 0, example = "4.2")
        double weightNorm,

        @Setting(
                doc =
                        "Norm of a step's change of the weights, divided by the norm of the weights; about 0.001 is usual.",
                min = 0,
                example = "0.002")
        double updateRatio,

        @Setting(
                doc = "Part of the layer's units that no row of the epoch gave a gradient.",
                min = 0,
                max = 1,
                example = "0.05")
        double deadFraction) {
    public LayerDiagnostics {
        if (weightCount < 1) {
            throw new IllegalArgumentException("weightCount of " + layer + " must be at least 1, got " + weightCount);
        }
    }

    /** Root mean square of the gradient of one weight, which layers of different sizes have in common. */
    public double gradientRootMeanSquare() {
        return gradientNorm / Math.sqrt(weightCount);
    }
}
