package io.lamina.nn.loss;

import io.lamina.nn.activation.OutputActivation;
import io.lamina.setting.Described;
import io.lamina.setting.Family;

/**
 * What training minimizes: the mean over rows of a distance between raw outputs (logits) and targets.
 *
 * <p>Shapes: {@code logits} and {@code gradients} are [rows, outputs], {@code targets} is [rows, {@link #targetColumns}], all row-major
 * from index 0. A kind is stateless and immutable, so threads may share it. Sums are accumulated in double.
 */
@Family("losses")
@Described("What training makes small.")
public sealed interface Loss permits Mse, BinaryCrossEntropy, CrossEntropy {
    /**
     * The sum over rows of the rows' losses; and {@code gradients} = the gradient of their <em>mean</em> with respect to the logits.
     *
     * <p>NaN and infinity pass through. Nothing is allocated.
     *
     * @param gradients overwritten; not the same array as {@code logits}
     */
    double evaluate(float[] logits, float[] targets, float[] gradients, int rows, int outputs);

    /** Columns of the targets of a network with this many outputs. */
    int targetColumns(int outputs);

    /** What turns the raw outputs of a network that was trained with this loss into a prediction. */
    OutputActivation outputActivation();

    /** Whether {@code target} is a value that this loss can compare with {@code outputs} outputs; never NaN or infinite. */
    boolean accepts(float target, int outputs);

    /** The targets that {@link #accepts} accepts, in words: {@code "a number between 0 and 1"}. */
    String acceptedTargets(int outputs);
}
