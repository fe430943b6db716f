package io.lamina.nn.layer;

import io.lamina.nn.activation.Identity;
import io.lamina.nn.initializer.Initializer;
import io.lamina.nn.linalg.Buffer;
import io.lamina.nn.linalg.Matrix;
import io.lamina.nn.linalg.Products;
import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RowProduct;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Residual} block on its parameters.
 *
 * @param projection null: the inputs are added as they are
 * @param blocksOfSecond how many blocks of learned parameters the second part has; they lie behind the projection's
 */
record ResidualLayer(Layer first, Layer second, @Nullable Matrix projection, int blocksOfSecond) implements Layer {
    @Override
    public int inputs() {
        return first.inputs();
    }

    @Override
    public int outputs() {
        return second.outputs();
    }

    @Override
    public void initialize(@Nullable Initializer initializer, RandomStream random) {
        first.initialize(initializer, random);
        second.initialize(initializer, random);
        if (projection != null) {
            float[] values = new float[projection.size()];
            Initializer chosen = initializer != null ? initializer : AutoInitializer.of(new Identity());
            chosen.fill(values, inputs(), outputs(), random);
            projection.copyFrom(values, 0);
        }
    }

    /** {@code sums += skip(inputs)}. */
    private void addSkip(Buffer inputs, int rows, Buffer sums) {
        if (projection != null) {
            Products.addProduct(inputs, projection, sums, rows);
        } else {
            add(inputs.values(), sums.values(), rows * outputs());
        }
    }

    private static void add(float[] values, float[] sums, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += values[i];
        }
    }

    @Override
    public LayerInference inference(int capacity) {
        LayerInference inner = first.inference(capacity);
        LayerInference outer = second.inference(capacity);
        if (projection == null) {
            return (inputs, rows) -> {
                Buffer sums = outer.run(inner.run(inputs, rows), rows);
                add(inputs.values(), sums.values(), rows * outputs());
                return sums;
            };
        }
        Matrix noBiases = Matrix.of(new float[outputs()], 0, 1, outputs());
        RowProduct projected = new RowProduct(projection, noBiases, capacity);
        Buffer skip = Buffer.allocate(capacity, outputs());
        return (inputs, rows) -> {
            Buffer sums = outer.run(inner.run(inputs, rows), rows);
            projected.run(inputs, rows, skip);
            add(skip.values(), sums.values(), rows * outputs());
            return sums;
        };
    }

    @Override
    public LayerPass pass(int batchSize, Gradients gradients, long seed) {
        return new Pass(batchSize, gradients, seed);
    }

    private final class Pass implements LayerPass {
        private final LayerPass inner;
        private final LayerPass outer;
        private final @Nullable Matrix projectionGradients;

        Pass(int batchSize, Gradients gradients, long seed) {
            int projections = projection == null ? 0 : 1;
            this.projectionGradients =
                    projection == null ? null : gradients.matrix(0, projection.rows(), projection.columns());
            this.outer = second.pass(batchSize, gradients.from(projections), seed);
            this.inner = first.pass(batchSize, gradients.from(projections + blocksOfSecond), seed);
        }

        @Override
        public Buffer outputs() {
            return outer.outputs();
        }

        @Override
        public Buffer outputGradients() {
            return outer.outputGradients();
        }

        @Override
        public UnitActivity activity() {
            return inner.activity();
        }

        @Override
        public void forward(Buffer inputs, int rows, long step) {
            inner.forward(inputs, rows, step);
            outer.forward(inner.outputs(), rows, step);
            addSkip(inputs, rows, outer.outputs());
        }

        @Override
        public void backward(Buffer inputs, int rows, @Nullable Buffer inputGradients) {
            // The second part is linear and without dropout: its way back leaves the gradient of the sum as it is.
            outer.backward(inner.outputs(), rows, inner.outputGradients());
            inner.backward(inputs, rows, inputGradients);
            Buffer sumGradients = outer.outputGradients();
            if (projection != null && projectionGradients != null) {
                Products.transposedProduct(inputs, sumGradients, projectionGradients, rows);
                if (inputGradients != null) {
                    Products.addProductWithTransposed(sumGradients, projection, inputGradients, rows);
                }
            } else if (inputGradients != null) {
                add(sumGradients.values(), inputGradients.values(), rows * second.outputs());
            }
        }
    }
}
