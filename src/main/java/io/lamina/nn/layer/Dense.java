package io.lamina.nn.layer;

import io.lamina.nn.activation.Activation;
import io.lamina.nn.initializer.HeUniform;
import io.lamina.nn.initializer.Initializer;
import io.lamina.nn.initializer.XavierUniform;
import io.lamina.nn.layer.ParameterBlock.Role;
import io.lamina.nn.linalg.Buffer;
import io.lamina.nn.linalg.Matrix;
import io.lamina.nn.linalg.Memory;
import io.lamina.nn.linalg.Products;
import io.lamina.nn.linalg.RandomStream;
import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fully connected layer: {@code y = dropout(f(x·W + b))}.
 *
 * <p>Shapes: x [rows, inputs], W [inputs, units], b [units], y [rows, units]. Where we differ: PyTorch and Keras agree on the formula,
 * but PyTorch keeps W as [units, inputs]. In memory W comes first, then b.
 *
 * <p>Backward, from {@code dy}: {@code dz = dy ⊙ mask ⊙ f′(z)}, {@code dW = xᵀ·dz}, {@code db = Σ_rows dz}, {@code dx = dz·Wᵀ}.
 */
@Kind(formula = "dropout(activation(x W + b))", use = "The layer for tables: every unit sees every input.")
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
    }

    @Override
    public List<ParameterBlock> parameters(int inputs) {
        return List.of(
                new ParameterBlock("weights", inputs, units, Role.WEIGHTS),
                new ParameterBlock("biases", 1, units, Role.BIASES));
    }

    @Override
    public Layer bind(int inputs, Memory memory, long offset) {
        return new Bound(
                this, memory.matrix(offset, inputs, units), memory.matrix(offset + (long) inputs * units, 1, units));
    }

    private record Bound(Dense spec, Matrix weights, Matrix biases) implements Layer {
        @Override
        public int inputs() {
            return weights.rows();
        }

        @Override
        public int outputs() {
            return weights.columns();
        }

        @Override
        public void initialize(@Nullable Initializer initializer, RandomStream random) {
            Initializer chosen = initializer != null
                    ? initializer
                    : spec.activation.halvesVariance() ? new HeUniform() : new XavierUniform();
            float[] values = new float[weights.size()];
            chosen.fill(values, inputs(), outputs(), random);
            weights.copyFrom(values, 0);
            biases.copyFrom(new float[outputs()], 0);
        }

        @Override
        public void predict(Buffer inputs, int rows, Buffer outputs) {
            preActivations(inputs, rows, outputs);
            spec.activation.forward(outputs.values(), outputs.values(), rows * outputs());
        }

        /** x·W + b: the biases are written first and the product is added to them, which saves a pass. */
        void preActivations(Buffer inputs, int rows, Buffer target) {
            biases.repeatInto(target, rows);
            Products.addProduct(inputs, weights, target, rows);
        }

        @Override
        public LayerPass pass(int batchSize, float[] gradients, int offset, long seed) {
            return new Pass(this, batchSize, gradients, offset, seed);
        }
    }

    private static final class Pass implements LayerPass {
        private final Bound layer;
        private final Buffer preActivations;
        private final Buffer activations;
        private final Buffer outputs;
        private final Buffer outputGradients;
        private final Matrix weightGradients;
        private final float[] gradients;
        private final int biasOffset;
        private final @Nullable Dropout dropout;

        Pass(Bound layer, int batchSize, float[] gradients, int offset, long seed) {
            int units = layer.outputs();
            this.layer = layer;
            this.preActivations = Buffer.allocate(batchSize, units);
            this.activations = Buffer.allocate(batchSize, units);
            this.outputGradients = Buffer.allocate(batchSize, units);
            this.gradients = gradients;
            this.weightGradients = Matrix.of(gradients, offset, layer.inputs(), units);
            this.biasOffset = offset + weightGradients.size();
            double rate = layer.spec.dropout;
            this.dropout = rate == 0 ? null : new Dropout(rate, activations.size(), seed);
            this.outputs = rate == 0 ? activations : Buffer.allocate(batchSize, units);
        }

        @Override
        public Buffer outputs() {
            return outputs;
        }

        @Override
        public Buffer outputGradients() {
            return outputGradients;
        }

        @Override
        public void forward(Buffer inputs, int rows, long step) {
            int count = rows * layer.outputs();
            layer.preActivations(inputs, rows, preActivations);
            layer.spec.activation.forward(preActivations.values(), activations.values(), count);
            if (dropout != null) {
                dropout.forward(activations.values(), outputs.values(), count, step);
            }
        }

        @Override
        public void backward(Buffer inputs, int rows, @Nullable Buffer inputGradients) {
            float[] dz = outputGradients.values();
            int count = rows * layer.outputs();
            if (dropout != null) {
                dropout.backward(dz, count);
            }
            layer.spec.activation.backward(preActivations.values(), activations.values(), dz, count);
            Products.transposedProduct(inputs, outputGradients, weightGradients, rows);
            sumRows(dz, rows, layer.outputs(), gradients, biasOffset);
            if (inputGradients != null) {
                Products.productWithTransposed(outputGradients, layer.weights, inputGradients, rows);
            }
        }

        private static void sumRows(float[] values, int rows, int columns, float[] sums, int from) {
            System.arraycopy(values, 0, sums, from, columns);
            for (int row = 1; row < rows; row++) {
                int start = row * columns;
                for (int i = 0; i < columns; i++) {
                    sums[from + i] += values[start + i];
                }
            }
        }
    }
}
