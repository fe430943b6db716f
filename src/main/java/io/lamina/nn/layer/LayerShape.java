package io.lamina.nn.layer;

import io.lamina.nn.linalg.Matrix;
import java.util.List;

/** What a network needs to know of a layer to give it its place and its parameters. */
public interface LayerShape {
    /** How many values the layer answers with for each row. */
    int units();

    /** How many units compute for each row: those of every part of the layer, of which a training keeps the values. */
    default int computingUnits() {
        return units();
    }

    /** The layer's parameters for this many inputs; learned ones before {@link ParameterBlock.Role#STATISTICS}. */
    List<ParameterBlock> parameters(int inputs);

    /** How many parameters the layer has for this many inputs, the measured ones included. */
    default long parameterCount(int inputs) {
        return parameters(inputs).stream().mapToLong(ParameterBlock::size).sum();
    }

    /**
     * The layer on its parameters, which are shared, not copied.
     *
     * @param parameters one matrix for each block of {@link #parameters}, in its order and of its shape
     */
    Layer bind(int inputs, List<Matrix> parameters);
}
