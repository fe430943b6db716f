package io.lamina.nn.layer;

import io.lamina.nn.linalg.Matrix;
import java.util.Arrays;
import java.util.List;

/**
 * Layer normalization: each row's units are standardized among themselves, {@code y = gamma·(x − mean)/√(variance + 1e-5) + beta} with mean
 * and (biased) variance over the units of the row; training and inference are the same.
 *
 * <p>Source: Ba, Kiros, Hinton, "Layer Normalization", 2016, eq. 4, as PyTorch's {@code LayerNorm}. Parameters: gamma and beta,
 * [units] each.
 */
final class LayerNormalization implements Normalization {
    private final Matrix gamma;
    private final Matrix beta;

    /** @param parameters gamma and beta */
    LayerNormalization(List<Matrix> parameters) {
        gamma = parameters.get(0);
        beta = parameters.get(1);
    }

    @Override
    public void initialize() {
        float[] ones = new float[gamma.columns()];
        Arrays.fill(ones, 1f);
        gamma.copyFrom(ones, 0);
        beta.copyFrom(new float[ones.length], 0);
    }

    @Override
    public NormalizationInference inference() {
        int units = gamma.columns();
        float[] scale = new float[units];
        float[] shift = new float[units];
        return (values, rows) -> {
            gamma.copyTo(scale, 0);
            beta.copyTo(shift, 0);
            for (int row = 0; row < rows; row++) {
                int start = row * units;
                standardize(values, values, start, units);
                affine(values, values, start, scale, shift);
            }
        };
    }

    @Override
    public NormalizationPass pass(int batchSize, Gradients gradients) {
        return new Pass(batchSize, gradients);
    }

    /** Standardizes one row and answers with {@code 1/√(variance + ε)}. */
    private static float standardize(float[] values, float[] standardized, int start, int units) {
        double sum = 0;
        for (int i = 0; i < units; i++) {
            sum += values[start + i];
        }
        double mean = sum / units;
        double squares = 0;
        for (int i = 0; i < units; i++) {
            double distance = values[start + i] - mean;
            squares += distance * distance;
        }
        float inverse = (float) (1.0 / Math.sqrt(squares / units + EPSILON));
        float centre = (float) mean;
        for (int i = 0; i < units; i++) {
            standardized[start + i] = (values[start + i] - centre) * inverse;
        }
        return inverse;
    }

    private static void affine(float[] standardized, float[] values, int start, float[] scale, float[] shift) {
        for (int i = 0; i < scale.length; i++) {
            values[start + i] = standardized[start + i] * scale[i] + shift[i];
        }
    }

    private final class Pass implements NormalizationPass {
        private final int units = gamma.columns();
        private final float[] standardized;
        private final float[] inverses;
        private final float[] gradients;
        private final int gammaOffset;
        private final int betaOffset;
        private final float[] scale = new float[units];
        private final float[] shift = new float[units];
        private final float[] sums = new float[units];
        private final Columns columns = new Columns(units);

        Pass(int batchSize, Gradients gradients) {
            this.standardized = new float[Math.multiplyExact(batchSize, units)];
            this.inverses = new float[batchSize];
            this.gradients = gradients.values();
            this.gammaOffset = gradients.offset(0);
            this.betaOffset = gradients.offset(1);
        }

        @Override
        public boolean absorbsBiases() {
            return false;
        }

        @Override
        public void forward(float[] values, int rows) {
            gamma.copyTo(scale, 0);
            beta.copyTo(shift, 0);
            for (int row = 0; row < rows; row++) {
                int start = row * units;
                inverses[row] = standardize(values, standardized, start, units);
                affine(standardized, values, start, scale, shift);
            }
        }

        @Override
        public void backward(float[] dy, int rows) {
            columns.sum(dy, rows, gradients, betaOffset);
            columns.products(dy, standardized, rows, sums);
            System.arraycopy(sums, 0, gradients, gammaOffset, units);
            for (int row = 0; row < rows; row++) {
                goBack(dy, standardized, row * units, inverses[row], scale);
            }
        }

        /** {@code dx = (g − mean(g) − standardized·mean(g·standardized)) / √(variance + ε)} with {@code g = gamma·dy}. */
        private static void goBack(float[] dy, float[] standardized, int start, float inverse, float[] scale) {
            int units = scale.length;
            double sum = 0;
            double products = 0;
            for (int i = 0; i < units; i++) {
                double g = (double) dy[start + i] * scale[i];
                sum += g;
                products += g * standardized[start + i];
            }
            float meanOfGradients = (float) (sum / units);
            float meanOfProducts = (float) (products / units);
            for (int i = 0; i < units; i++) {
                float centred = dy[start + i] * scale[i] - meanOfGradients;
                dy[start + i] = inverse * (centred - standardized[start + i] * meanOfProducts);
            }
        }
    }
}
