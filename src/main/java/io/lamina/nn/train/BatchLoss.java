package io.lamina.nn.train;

import io.lamina.nn.augmentation.Mixing;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.network.Network;
import io.lamina.nn.network.NetworkPass;
import org.jspecify.annotations.Nullable;

/**
 * The loss of a batch and its gradient, with what rows weigh and how they were mixed: {@code Σ w·l / Σ w}, and under mixup with share λ
 * {@code Σᵢ (λ·wᵢ·l(x̃ᵢ, yᵢ) + (1−λ)·wⱼ·l(x̃ᵢ, yⱼ)) / Σ w}, j being i's partner. For one thread; nothing is allocated in a step.
 *
 * <p>Where we differ: PyTorch weighs cross-entropy like this (but under label smoothing each class's part by its own weight, not by that
 * of the row's class) and its other losses not at all; Keras divides by the number of rows.
 */
final class BatchLoss {
    private final Loss loss;
    private final int outputs;
    private final int targetColumns;
    private final float[] targets;
    private final float @Nullable [] weights;
    private final double[] losses;
    private final float[] partnerTargets;
    private final float[] partnerGradients;
    private final double[] partnerLosses;
    private double lossSum;
    private double weightSum;

    BatchLoss(Loss loss, Network network, int batchSize, boolean weighted, boolean mixed) {
        this.loss = loss;
        this.outputs = network.outputs();
        this.targetColumns = loss.targetColumns(outputs);
        this.targets = new float[Math.multiplyExact(batchSize, targetColumns)];
        this.weights = weighted ? new float[batchSize] : null;
        this.losses = new double[batchSize];
        int second = mixed ? batchSize : 0;
        this.partnerTargets = new float[second * targetColumns];
        this.partnerGradients = new float[Math.multiplyExact(second, outputs)];
        this.partnerLosses = new double[second];
    }

    /** Where the caller puts the targets of a batch: [batchSize, targetColumns]. */
    float[] targets() {
        return targets;
    }

    /** Where the caller puts the weights of a batch's rows; null when rows weigh the same. */
    float @Nullable [] weights() {
        return weights;
    }

    /** {@code Σ w·l} of the last batch; without weights, the sum of the rows' losses. */
    double lossSum() {
        return lossSum;
    }

    /** {@code Σ w} of the last batch; without weights, the number of rows. */
    double weightSum() {
        return weightSum;
    }

    /** From a pass's outputs to its output gradients. */
    void evaluate(NetworkPass pass, int rows, @Nullable Mixing mixing) {
        float[] raw = pass.outputs().values();
        float[] gradients = pass.outputGradients().values();
        weightSum = weights == null ? rows : sum(weights, rows);
        loss.evaluate(raw, targets, losses, gradients, rows, outputs);
        if (mixing == null) {
            lossSum = weigh(losses, gradients, rows, null, 1);
            return;
        }
        int[] partners = mixing.partners();
        for (int row = 0; row < rows; row++) {
            System.arraycopy(
                    targets, partners[row] * targetColumns, partnerTargets, row * targetColumns, targetColumns);
        }
        loss.evaluate(raw, partnerTargets, partnerLosses, partnerGradients, rows, outputs);
        lossSum = weigh(losses, gradients, rows, null, mixing.share())
                + weigh(partnerLosses, partnerGradients, rows, partners, 1 - mixing.share());
        for (int i = 0; i < rows * outputs; i++) {
            gradients[i] += partnerGradients[i];
        }
    }

    /** Scales each row's gradient, which is that of an unweighted mean, by its part of the whole; answers with {@code share·Σ w·l}. */
    private double weigh(double[] losses, float[] gradients, int rows, int @Nullable [] partners, double share) {
        double sum = 0;
        if (weights == null && share == 1) {
            for (int row = 0; row < rows; row++) {
                sum += losses[row];
            }
            return sum;
        }
        double toMean = weightSum == 0 ? 0 : share * rows / weightSum;
        for (int row = 0; row < rows; row++) {
            double weight = weights == null ? 1 : weights[partners == null ? row : partners[row]];
            sum += weight * losses[row];
            float factor = (float) (weight * toMean);
            for (int i = row * outputs; i < (row + 1) * outputs; i++) {
                gradients[i] *= factor;
            }
        }
        return share * sum;
    }

    private static double sum(float[] weights, int rows) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += weights[row];
        }
        return sum;
    }
}
