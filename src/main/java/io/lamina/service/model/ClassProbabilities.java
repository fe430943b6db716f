package io.lamina.service.model;

/** Probabilities of classes from a network's outputs: two classes may share one output, which belongs to the second. */
public final class ClassProbabilities {
    private ClassProbabilities() {}

    /**
     * The probability of every class.
     *
     * @param outputs [rows, 1 or classes], after the output activation
     * @return [rows, classes]; the same array where nothing is to be changed
     */
    public static float[] of(float[] outputs, int rows) {
        if (outputs.length != rows) {
            return outputs;
        }
        float[] probabilities = new float[2 * rows];
        for (int row = 0; row < rows; row++) {
            probabilities[2 * row] = 1 - outputs[row];
            probabilities[2 * row + 1] = outputs[row];
        }
        return probabilities;
    }
}
