package io.lamina.nn.layer;

import io.lamina.nn.activation.Activation;
import io.lamina.nn.activation.Identity;
import io.lamina.nn.linalg.Buffer;
import io.lamina.nn.linalg.Matrix;
import io.lamina.nn.linalg.Products;
import org.jspecify.annotations.Nullable;

/** A {@link Dense} layer in training. */
final class DensePass implements LayerPass {
    private final DenseLayer layer;
    private final Activation activation;
    private final int units;
    private final Buffer preActivations;
    private final Buffer activations;
    private final Buffer outputs;
    private final Buffer outputGradients;
    private final Matrix weightGradients;
    private final float[] gradients;
    private final int biasOffset;
    private final @Nullable NormalizationPass normalization;
    private final @Nullable Dropout dropout;
    private final Columns columns;
    private final UnitActivity activity;

    DensePass(DenseLayer layer, int batchSize, Gradients gradients, long seed) {
        this.layer = layer;
        this.activation = layer.spec().activation();
        this.units = layer.outputs();
        this.preActivations = Buffer.allocate(batchSize, units);
        this.outputGradients = Buffer.allocate(batchSize, units);
        this.gradients = gradients.values();
        this.weightGradients = gradients.matrix(0, layer.inputs(), units);
        this.biasOffset = gradients.offset(1);
        Normalization normalize = layer.normalization();
        this.normalization = normalize == null ? null : normalize.pass(batchSize, gradients.from(2));
        double rate = layer.spec().dropout();
        // What the identity answers with is what it was given: no second buffer, no copy.
        this.activations = activation instanceof Identity ? preActivations : Buffer.allocate(batchSize, units);
        this.dropout = rate == 0 ? null : new Dropout(rate, activations.size(), seed);
        this.outputs = rate == 0 ? activations : Buffer.allocate(batchSize, units);
        this.columns = new Columns(units);
        this.activity = new UnitActivity(units);
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
    public UnitActivity activity() {
        return activity;
    }

    @Override
    public void forward(Buffer inputs, int rows, long step) {
        int count = rows * units;
        layer.preActivations(inputs, rows, preActivations);
        if (normalization != null) {
            normalization.forward(preActivations.values(), rows);
        }
        if (activations != preActivations) {
            activation.forward(preActivations.values(), activations.values(), count);
        }
        if (dropout != null) {
            dropout.forward(activations.values(), outputs.values(), count, step);
        }
    }

    @Override
    public void backward(Buffer inputs, int rows, @Nullable Buffer inputGradients) {
        float[] dz = outputGradients.values();
        int count = rows * units;
        if (dropout != null) {
            dropout.backward(dz, count);
        }
        activation.backward(preActivations.values(), activations.values(), dz, count);
        activity.observe(dz, rows);
        if (normalization != null) {
            normalization.backward(dz, rows);
        }
        Products.transposedProduct(inputs, outputGradients, weightGradients, rows);
        if (normalization == null || !normalization.absorbsBiases()) {
            columns.sum(dz, rows, gradients, biasOffset);
        }
        if (inputGradients != null) {
            Products.productWithTransposed(outputGradients, layer.weights(), inputGradients, rows);
        }
    }
}
