package io.lamina.nn.layer;

import io.lamina.nn.activation.Activation;
import io.lamina.nn.layer.ParameterBlock.Role;
import io.lamina.nn.linalg.Matrix;
import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import java.util.ArrayList;
import java.util.List;

/**
 * A fully connected layer: {@code y = dropout(f(normalize(x·W + b)))}.
 *
 * <p>Shapes: x [rows, inputs], W [inputs, units], b [units], y [rows, units]. Where we differ: PyTorch and Keras agree on the formula,
 * but PyTorch keeps W as [units, inputs]. In memory W comes first, then b, then what a normalization needs ({@link BatchNormalization},
 * {@link LayerNormalization}).
 *
 * <p>Backward, from {@code dy}: {@code dz = dy ⊙ mask ⊙ f′(z)}, through the normalization, {@code dW = xᵀ·dz}, {@code db = Σ_rows dz},
 * {@code dx = dz·Wᵀ}.
 */
@Kind(formula = "dropout(activation(normalize(x W + b)))", use = "The layer for tables: every unit sees every input.")
public record Dense(
        @Setting(
                doc = "Number of units, which is the number of the layer's outputs.",
                min = 1,
                max = 16384,
                example = "16")
        int units,

        @Setting(doc = "Function applied to each unit.", defaultValue = "\"relu\"")
        Activation activation,

        @Setting(
                doc = "Whether each unit is standardized over the batch before its activation: steadies deep networks.",
                defaultValue = "false")
        boolean batchNormalization,

        @Setting(
                doc =
                        "Whether each row's units are standardized before the activation: as batchNormalization, but also for "
                                + "tiny batches.",
                defaultValue = "false")
        boolean layerNormalization,

        @Setting(
                doc = "Probability with which an output is set to zero in training.",
                defaultValue = "0.0",
                min = 0,
                max = 1,
                exclusiveMax = true)
        double dropout)
        implements LayerSpec {
    private static final int MOST_UNITS = 16_384;

    public Dense {
        if (units < 1 || units > MOST_UNITS) {
            throw new IllegalArgumentException("units must be between 1 and " + MOST_UNITS + ", got " + units);
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout must be at least 0 and below 1, got " + dropout);
        }
        if (batchNormalization && layerNormalization) {
            throw new IllegalArgumentException(
                    "batchNormalization and layerNormalization exclude each other, got true for both");
        }
    }

    /** A layer without normalization. */
    public Dense(int units, Activation activation, double dropout) {
        this(units, activation, false, false, dropout);
    }

    @Override
    public List<ParameterBlock> parameters(int inputs) {
        List<ParameterBlock> blocks = new ArrayList<>();
        blocks.add(new ParameterBlock("weights", inputs, units, Role.WEIGHTS));
        blocks.add(new ParameterBlock("biases", 1, units, Role.BIASES));
        if (batchNormalization || layerNormalization) {
            blocks.add(new ParameterBlock("gamma", 1, units, Role.SCALES));
            blocks.add(new ParameterBlock("beta", 1, units, Role.BIASES));
        }
        if (batchNormalization) {
            blocks.add(new ParameterBlock("runningMean", 1, units, Role.STATISTICS));
            blocks.add(new ParameterBlock("runningVariance", 1, units, Role.STATISTICS));
        }
        return blocks;
    }

    @Override
    public Layer bind(int inputs, List<Matrix> parameters) {
        Normalization normalization = batchNormalization
                ? new BatchNormalization(parameters.subList(2, 6))
                : layerNormalization ? new LayerNormalization(parameters.subList(2, 4)) : null;
        return new DenseLayer(this, parameters.get(0), parameters.get(1), normalization);
    }
}
