package io.lamina.nn.layer;

import io.lamina.nn.initializer.Initializer;
import io.lamina.nn.linalg.Buffer;
import io.lamina.nn.linalg.Matrix;
import io.lamina.nn.linalg.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An {@link Embedding} on its parameters. Its vectors start normal with mean 0 and deviation 0.05, whatever the initializer. */
record EmbeddingLayer(Embedding spec, List<Matrix> tables) implements Layer {
    private static final double DEVIATION = 0.05;

    @Override
    public int inputs() {
        return spec.inputs();
    }

    @Override
    public int outputs() {
        return spec.units();
    }

    @Override
    public void initialize(@Nullable Initializer initializer, RandomStream random) {
        for (Matrix table : tables) {
            float[] values = new float[table.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (DEVIATION * random.nextGaussian());
            }
            table.copyFrom(values, 0);
        }
    }

    /** Copies plain inputs and looks up vectors, row by row. */
    private void lookUp(Buffer inputs, int rows, Buffer outputs) {
        float[] from = inputs.values();
        float[] to = outputs.values();
        for (int row = 0; row < rows; row++) {
            int read = row * inputs();
            int write = row * outputs();
            int next = 0;
            for (int i = 0; i < tables.size(); i++) {
                EmbeddedColumn column = spec.columns().get(i);
                int plain = column.input() - next;
                System.arraycopy(from, read + next, to, write, plain);
                write += plain;
                tables.get(i).copyRowTo(code(from[read + column.input()], column), to, write);
                write += column.dimension();
                next = column.input() + 1;
            }
            System.arraycopy(from, read + next, to, write, inputs() - next);
        }
    }

    private static int code(float value, EmbeddedColumn column) {
        int code = (int) value;
        if (code != value || code < 0 || code >= column.categories()) {
            throw new IllegalArgumentException("input %d must be a category from 0 to %d, got %s"
                    .formatted(column.input(), column.categories() - 1, value));
        }
        return code;
    }

    @Override
    public LayerInference inference(int capacity) {
        Buffer outputs = Buffer.allocate(capacity, outputs());
        return (inputs, rows) -> {
            lookUp(inputs, rows, outputs);
            return outputs;
        };
    }

    @Override
    public LayerPass pass(int batchSize, Gradients gradients, long seed) {
        return new Pass(batchSize, gradients);
    }

    private final class Pass implements LayerPass {
        private final int units = spec.units();
        private final Buffer outputs;
        private final Buffer outputGradients;
        private final Gradients gradients;
        private final UnitActivity activity;

        Pass(int batchSize, Gradients gradients) {
            this.outputs = Buffer.allocate(batchSize, units);
            this.outputGradients = Buffer.allocate(batchSize, units);
            this.gradients = gradients;
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
            lookUp(inputs, rows, outputs);
        }

        /** Adds each row's gradient to that of its category's vector; codes themselves have no gradient. */
        @Override
        public void backward(Buffer inputs, int rows, @Nullable Buffer inputGradients) {
            float[] codes = inputs.values();
            float[] dy = outputGradients.values();
            float[] sums = gradients.values();
            activity.observe(dy, rows);
            int shift = 0;
            for (int i = 0; i < tables.size(); i++) {
                EmbeddedColumn column = spec.columns().get(i);
                int dimension = column.dimension();
                int offset = gradients.offset(i);
                Arrays.fill(sums, offset, offset + column.categories() * dimension, 0f);
                for (int row = 0; row < rows; row++) {
                    int code = (int) codes[row * inputs() + column.input()];
                    int from = row * units + column.input() + shift;
                    int to = offset + code * dimension;
                    for (int j = 0; j < dimension; j++) {
                        sums[to + j] += dy[from + j];
                    }
                }
                shift += dimension - 1;
            }
        }
    }
}
