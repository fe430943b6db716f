package io.lamina.nn.layer;

import io.lamina.nn.activation.Activation;
import io.lamina.nn.initializer.Initializer;
import io.lamina.nn.linalg.Buffer;
import io.lamina.nn.linalg.Matrix;
import io.lamina.nn.linalg.Products;
import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RowProduct;
import org.jspecify.annotations.Nullable;

/** A {@link Dense} layer on its parameters. */
record DenseLayer(
        Dense spec, Matrix weights, Matrix biases, @Nullable Normalization normalization) implements Layer {
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
        Initializer chosen = initializer != null ? initializer : AutoInitializer.of(spec.activation());
        float[] values = new float[weights.size()];
        chosen.fill(values, inputs(), outputs(), random);
        weights.copyFrom(values, 0);
        biases.copyFrom(new float[outputs()], 0);
        if (normalization != null) {
            normalization.initialize();
        }
    }

    /** x·W + b: the biases are written first and the product is added to them, which saves a pass. */
    void preActivations(Buffer inputs, int rows, Buffer target) {
        biases.repeatInto(target, rows);
        Products.addProduct(inputs, weights, target, rows);
    }

    @Override
    public LayerInference inference(int capacity) {
        Buffer outputs = Buffer.allocate(capacity, outputs());
        RowProduct product = new RowProduct(weights, biases, capacity);
        NormalizationInference normalize = normalization == null ? null : normalization.inference();
        Activation activation = spec.activation();
        return (inputs, rows) -> {
            float[] values = outputs.values();
            product.run(inputs, rows, outputs);
            if (normalize != null) {
                normalize.run(values, rows);
            }
            activation.forward(values, values, rows * outputs());
            return outputs;
        };
    }

    @Override
    public LayerPass pass(int batchSize, Gradients gradients, long seed) {
        return new DensePass(this, batchSize, gradients, seed);
    }
}
