package io.lamina.nn.layer;

import io.lamina.nn.linalg.Matrix;
import java.util.Arrays;
import java.util.List;

/**
 * Batch normalization: each unit is standardized over the rows of the batch, {@code y = gamma·(x − mean)/√(variance + 1e-5) + beta}.
 *
 * <p>Source: Ioffe and Szegedy, "Batch Normalization", ICML 2015, algorithms 1 and 2. As PyTorch's {@code BatchNorm1d}: the variance of
 * the batch is the biased one; running statistics move by a tenth towards those of the batch, with the unbiased variance, and are what
 * inference uses. Parameters: gamma, beta, runningMean, runningVariance, [units] each.
 *
 * <p>Where we differ: a batch of one row, which PyTorch refuses, answers with beta and leaves running statistics alone; and the bias
 * before it, whose gradient is zero but for rounding, gets exactly zero, because Adam would magnify the rounding.
 */
final class BatchNormalization implements Normalization {
    private static final float MOMENTUM = 0.1f;

    private final Matrix gamma;
    private final Matrix beta;
    private final Matrix runningMean;
    private final Matrix runningVariance;

    /** @param parameters gamma, beta, running mean and running variance */
    BatchNormalization(List<Matrix> parameters) {
        gamma = parameters.get(0);
        beta = parameters.get(1);
        runningMean = parameters.get(2);
        runningVariance = parameters.get(3);
    }

    @Override
    public void initialize() {
        float[] ones = new float[gamma.columns()];
        Arrays.fill(ones, 1f);
        gamma.copyFrom(ones, 0);
        beta.copyFrom(new float[ones.length], 0);
        runningMean.copyFrom(new float[ones.length], 0);
        runningVariance.copyFrom(ones, 0);
    }

    @Override
    public NormalizationInference inference() {
        int units = gamma.columns();
        float[] scale = new float[units];
        float[] shift = new float[units];
        float[] mean = new float[units];
        float[] variance = new float[units];
        return (values, rows) -> {
            gamma.copyTo(scale, 0);
            beta.copyTo(shift, 0);
            runningMean.copyTo(mean, 0);
            runningVariance.copyTo(variance, 0);
            for (int i = 0; i < units; i++) {
                scale[i] *= (float) (1.0 / Math.sqrt(variance[i] + EPSILON));
                shift[i] -= mean[i] * scale[i];
            }
            for (int row = 0; row < rows; row++) {
                System.arraycopy(values, row * units, mean, 0, units);
                affine(mean, scale, shift);
                System.arraycopy(mean, 0, values, row * units, units);
            }
        };
    }

    private static void affine(float[] values, float[] scale, float[] shift) {
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] * scale[i] + shift[i];
        }
    }

    @Override
    public NormalizationPass pass(int batchSize, Gradients gradients) {
        return new Pass(batchSize, gradients);
    }

    private final class Pass implements NormalizationPass {
        private final int units = gamma.columns();
        private final float[] standardized;
        private final float[] gradients;
        private final int gammaOffset;
        private final int betaOffset;
        private final float[] mean = new float[units];
        private final float[] variance = new float[units];
        private final float[] inverse = new float[units];
        private final float[] scale = new float[units];
        private final float[] shift = new float[units];
        private final float[] part = new float[units];
        private final float[] result = new float[units];
        private final Columns columns = new Columns(units);

        Pass(int batchSize, Gradients gradients) {
            this.standardized = new float[Math.multiplyExact(batchSize, units)];
            this.gradients = gradients.values();
            this.gammaOffset = gradients.offset(0);
            this.betaOffset = gradients.offset(1);
        }

        @Override
        public boolean absorbsBiases() {
            return true;
        }

        @Override
        public void forward(float[] values, int rows) {
            columns.means(values, rows, mean);
            columns.variances(values, rows, mean, variance);
            gamma.copyTo(scale, 0);
            beta.copyTo(shift, 0);
            for (int i = 0; i < units; i++) {
                inverse[i] = (float) (1.0 / Math.sqrt(variance[i] + EPSILON));
            }
            for (int row = 0; row < rows; row++) {
                standardize(values, row * units);
            }
            if (rows > 1) {
                follow(runningMean, mean, 1f);
                follow(runningVariance, variance, (float) rows / (rows - 1));
            }
        }

        /** One row, copied to the start of arrays of its length and back, so that the loop is vectorised (see {@link Columns}). */
        private void standardize(float[] values, int start) {
            System.arraycopy(values, start, part, 0, units);
            standardize(part, result, mean, inverse);
            System.arraycopy(result, 0, standardized, start, units);
            affine(result, scale, shift);
            System.arraycopy(result, 0, values, start, units);
        }

        private static void standardize(float[] values, float[] result, float[] mean, float[] inverse) {
            for (int i = 0; i < result.length; i++) {
                result[i] = (values[i] - mean[i]) * inverse[i];
            }
        }

        /** Moves a running statistic a tenth of the way towards {@code factor} times that of the batch. */
        private void follow(Matrix running, float[] batch, float factor) {
            running.copyTo(part, 0);
            for (int i = 0; i < units; i++) {
                part[i] = (1f - MOMENTUM) * part[i] + MOMENTUM * factor * batch[i];
            }
            running.copyFrom(part, 0);
        }

        @Override
        public void backward(float[] dy, int rows) {
            // mean and variance are free now: they take the means of dy and of dy·standardized.
            float[] meanOfGradients = mean;
            float[] meanOfProducts = variance;
            columns.means(dy, rows, meanOfGradients);
            for (int i = 0; i < units; i++) {
                gradients[betaOffset + i] = meanOfGradients[i] * rows;
            }
            columns.products(dy, standardized, rows, meanOfProducts);
            for (int i = 0; i < units; i++) {
                gradients[gammaOffset + i] = meanOfProducts[i];
                meanOfProducts[i] /= rows;
                scale[i] *= inverse[i];
            }
            for (int row = 0; row < rows; row++) {
                goBack(dy, row * units, meanOfGradients, meanOfProducts);
            }
        }

        /** {@code dx = gamma/√(variance + ε) · (dy − mean(dy) − standardized·mean(dy·standardized))}, for one row. */
        private void goBack(float[] dy, int start, float[] meanOfGradients, float[] meanOfProducts) {
            System.arraycopy(dy, start, part, 0, units);
            System.arraycopy(standardized, start, result, 0, units);
            goBack(part, result, meanOfGradients, meanOfProducts, scale);
            System.arraycopy(part, 0, dy, start, units);
        }

        private static void goBack(
                float[] dy, float[] standardized, float[] meanOfGradients, float[] meanOfProducts, float[] scale) {
            for (int i = 0; i < dy.length; i++) {
                float centred = dy[i] - meanOfGradients[i];
                dy[i] = scale[i] * (centred - standardized[i] * meanOfProducts[i]);
            }
        }
    }
}
