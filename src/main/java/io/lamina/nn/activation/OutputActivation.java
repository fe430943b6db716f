package io.lamina.nn.activation;

import io.lamina.nn.linalg.Exponentials;

/**
 * What turns a network's raw outputs (logits) into a prediction. It belongs to the loss that the network was trained with, which
 * takes the raw outputs; so it is applied in prediction only.
 */
public enum OutputActivation {
    /** The raw outputs are the prediction: a regression. */
    IDENTITY {
        @Override
        public void apply(float[] values, int from, int rows, int outputs) {
            // Nothing to change.
        }
    },

    /** {@code eˣ} for each output on its own, computed in double: rates, whose logarithm was learned. */
    EXPONENTIAL {
        @Override
        public void apply(float[] values, int from, int rows, int outputs) {
            int end = from + rows * outputs;
            for (int i = from; i < end; i++) {
                values[i] = (float) Exponentials.exp(values[i]);
            }
        }
    },

    /** {@code 1 / (1 + e⁻ˣ)} for each output on its own, computed in double: independent probabilities. */
    SIGMOID {
        @Override
        public void apply(float[] values, int from, int rows, int outputs) {
            int end = from + rows * outputs;
            for (int i = from; i < end; i++) {
                values[i] = (float) (1.0 / (1.0 + Exponentials.exp(-values[i])));
            }
        }
    },

    /** {@code eˣⱼ / Σₖ eˣₖ} over the outputs of a row, computed in double: the probabilities of a row sum to 1. */
    SOFTMAX {
        @Override
        public void apply(float[] values, int from, int rows, int outputs) {
            for (int row = 0; row < rows; row++) {
                int start = from + row * outputs;
                softmax(values, start, start + outputs);
            }
        }
    };

    /** Replaces {@code rows} rows of {@code outputs} raw outputs each, from {@code values[from]} on, by predictions. */
    public abstract void apply(float[] values, int from, int rows, int outputs);

    private static void softmax(float[] values, int start, int end) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = start; i < end; i++) {
            largest = Math.max(largest, values[i]);
        }
        double sum = 0;
        for (int i = start; i < end; i++) {
            // Of the exact difference: rounded to a float, it would cost tiny probabilities two digits.
            double exponential = Math.exp((double) values[i] - largest);
            values[i] = (float) exponential;
            sum += exponential;
        }
        double scale = 1 / sum;
        for (int i = start; i < end; i++) {
            values[i] = (float) (values[i] * scale);
        }
    }
}
