package io.lamina.nn.layer;

import io.lamina.nn.activation.Activation;
import io.lamina.nn.activation.Identity;
import io.lamina.nn.layer.ParameterBlock.Role;
import io.lamina.nn.linalg.Matrix;
import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import java.util.ArrayList;
import java.util.List;

/**
 * A residual block: {@code y = skip(x) + h·W₂ + b₂} with {@code h = dropout(f(normalize(x·W₁ + b₁)))}, both parts of {@code units} units.
 *
 * <p>The skip is x itself where the block has as many inputs as units, else a learned projection {@code x·P} without biases. Source: He,
 * Zhang, Ren, Sun, "Deep Residual Learning", CVPR 2016, eq. 1 and 2; for tables as Gorishniy et al., "Revisiting Deep Learning Models for
 * Tabular Data", NeurIPS 2021. Where we differ from He et al.: no activation after the sum, so that the gradient of a deep stack has a way
 * back that nothing dampens.
 */
@Kind(
        formula = "x + dropout(activation(normalize(x W1 + b1))) W2 + b2",
        use = "For deep networks: gradients pass through the sum whatever the block does.")
public record Residual(
        @Setting(doc = "Number of units of both parts, and of outputs.", min = 1, max = 16384, example = "64")
        int units,

        @Setting(doc = "Function applied to each unit of the first part.", defaultValue = "\"relu\"")
        Activation activation,

        @Setting(
                doc = "Whether each unit of the first part is standardized over the batch before its activation.",
                defaultValue = "false")
        boolean batchNormalization,

        @Setting(
                doc = "Whether each row's units of the first part are standardized before the activation.",
                defaultValue = "false")
        boolean layerNormalization,

        @Setting(
                doc = "Probability with which an output of the first part is set to zero in training.",
                defaultValue = "0.0",
                min = 0,
                max = 1,
                exclusiveMax = true)
        double dropout)
        implements LayerSpec {
    public Residual {
        // The two parts are dense layers and check what is said of them.
        new Dense(units, activation, batchNormalization, layerNormalization, dropout);
    }

    private Dense first() {
        return new Dense(units, activation, batchNormalization, layerNormalization, dropout);
    }

    private Dense second() {
        return new Dense(units, new Identity(), 0);
    }

    @Override
    public int computingUnits() {
        return 2 * units;
    }

    @Override
    public List<ParameterBlock> parameters(int inputs) {
        List<ParameterBlock> blocks = new ArrayList<>();
        if (inputs != units) {
            blocks.add(new ParameterBlock("projection", inputs, units, Role.WEIGHTS));
        }
        second().parameters(units).forEach(block -> blocks.add(named("second.", block)));
        first().parameters(inputs).forEach(block -> blocks.add(named("first.", block)));
        return blocks;
    }

    private static ParameterBlock named(String part, ParameterBlock block) {
        return new ParameterBlock(part + block.name(), block.rows(), block.columns(), block.role());
    }

    @Override
    public Layer bind(int inputs, List<Matrix> parameters) {
        int projections = inputs == units ? 0 : 1;
        int behindSecond = projections + second().parameters(units).size();
        return new ResidualLayer(
                first().bind(inputs, parameters.subList(behindSecond, parameters.size())),
                second().bind(units, parameters.subList(projections, behindSecond)),
                projections == 0 ? null : parameters.getFirst(),
                behindSecond - projections);
    }
}
