package io.lamina.nn.loss;

import io.lamina.nn.activation.OutputActivation;
import io.lamina.setting.Described;
import io.lamina.setting.Family;

/**
 * What training minimizes: the mean over rows of a distance between raw outputs (logits) and targets.
 *
 * <p>Shapes: {@code logits} and {@code gradients} are [rows, outputs], {@code targets} is [rows, {@link #targetColumns}], all row-major
 * from index 0. A kind is stateless and immutable, so threads may share it. A row's loss is accumulated in double.
 */
@Family("losses")
@Described("What training makes small.")
public sealed interface Loss permits Mse, Mae, Huber, Quantile, Poisson, BinaryCrossEntropy, CrossEntropy, Focal {
    /**
     * {@code losses[i]} = the loss of row i, for i in [0, rows); {@code gradients} = the gradient of their unweighted <em>mean</em>
     * with respect to the logits.
     *
     * <p>So a caller who weighs rows by w multiplies the gradients of row i by {@code wᵢ·rows / Σw} and reports {@code Σ wᵢ·lossᵢ / Σw}.
     * NaN and infinity pass through. Nothing is allocated.
     *
     * @param losses overwritten from 0 to rows, one value a row
     * @param gradients overwritten; not the same array as {@code logits}
     */
    void evaluate(float[] logits, float[] targets, double[] losses, float[] gradients, int rows, int outputs);

    /** Columns of the targets of a network with this many outputs. */
    default int targetColumns(int outputs) {
        return outputs;
    }

    /** What turns the raw outputs of a network that was trained with this loss into a prediction. */
    default OutputActivation outputActivation() {
        return OutputActivation.IDENTITY;
    }

    /** Whether {@code target} is a value that this loss can compare with {@code outputs} outputs; never NaN or infinite. */
    default boolean accepts(float target, int outputs) {
        return Float.isFinite(target);
    }

    /** The targets that {@link #accepts} accepts, in words: {@code "a number between 0 and 1"}. */
    default String acceptedTargets(int outputs) {
        return "a finite number";
    }
}
