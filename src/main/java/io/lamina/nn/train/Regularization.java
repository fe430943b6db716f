package io.lamina.nn.train;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import org.jspecify.annotations.Nullable;

/**
 * Penalties on weights (never on biases), added to the mean loss of every batch: {@code l1·Σ|w| + (l2/2)·Σw²}, so that a weight's gradient
 * grows by {@code l1·sign(w) + l2·w}.
 *
 * <p>Reported losses leave the penalties out, as PyTorch's do. Where we differ: {@code l2} touches weights only and, under Adam, passes
 * through its moments; the optimizer's own {@code weightDecay} touches every parameter.
 *
 * <p>{@code maxNorm} is no penalty but a limit: see {@link MaxNorm}.
 */
@Described("Penalties and limits on weights, never on biases.")
public record Regularization(
        @Setting(doc = "Penalty on the sum of the weights' absolute values.", defaultValue = "0.0", min = 0, max = 1000)
        double l1,

        @Setting(doc = "Penalty on half the sum of the weights' squares.", defaultValue = "0.0", min = 0, max = 1000)
        double l2,

        @Setting(
                doc =
                        "The largest Euclidean norm of the weights into one unit; larger ones are scaled down after each step.",
                defaultValue = "null",
                nullWords = "none",
                min = 0,
                exclusiveMin = true,
                max = 1e6)
        @Nullable
        Double maxNorm) {
    /** No penalty. */
    public static final Regularization NONE = new Regularization(0, 0, null);

    public Regularization {
        if (!(l1 >= 0 && l1 <= 1000)) {
            throw new IllegalArgumentException("regularization.l1 must be between 0 and 1000, got " + l1);
        }
        if (!(l2 >= 0 && l2 <= 1000)) {
            throw new IllegalArgumentException("regularization.l2 must be between 0 and 1000, got " + l2);
        }
        if (maxNorm != null && !(maxNorm > 0 && maxNorm <= 1e6)) {
            throw new IllegalArgumentException(
                    "regularization.maxNorm must be greater than 0 and at most 1e6, got " + maxNorm);
        }
    }

    /** Penalties without a limit on norms. */
    public Regularization(double l1, double l2) {
        this(l1, l2, null);
    }
}
