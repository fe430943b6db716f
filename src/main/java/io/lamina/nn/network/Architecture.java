package io.lamina.nn.network;

import io.lamina.nn.layer.Layer;
import io.lamina.nn.layer.LayerSpec;
import io.lamina.nn.layer.ParameterBlock;
import io.lamina.nn.linalg.Memory;
import java.util.ArrayList;
import java.util.List;

/**
 * Where every parameter of a network lies in its flat vector: layer after layer, block after block, without gaps.
 *
 * <p>Parameters are named {@code layers.0.weights}, {@code layers.0.biases}, …; the output layer is the last.
 */
final class Architecture {
    private final int inputs;
    private final int outputs;
    private final List<LayerSpec> layers;
    private final List<PlacedBlock> blocks = new ArrayList<>();
    private final int parameterCount;

    Architecture(NetworkSpec spec, int inputs, int outputs) {
        spec.requireBuildable(inputs, outputs);
        this.inputs = inputs;
        this.outputs = outputs;
        this.layers = spec.layers(outputs);
        int offset = 0;
        int width = inputs;
        for (int i = 0; i < layers.size(); i++) {
            for (ParameterBlock block : layers.get(i).parameters(width)) {
                blocks.add(new PlacedBlock("layers." + i + "." + block.name(), i, offset, block));
                offset += Math.toIntExact(block.size());
            }
            width = layers.get(i).units();
        }
        this.parameterCount = offset;
    }

    int inputs() {
        return inputs;
    }

    int outputs() {
        return outputs;
    }

    int parameterCount() {
        return parameterCount;
    }

    List<PlacedBlock> blocks() {
        return blocks;
    }

    /** Where the parameters of a layer begin. */
    int offsetOf(int layer) {
        return blocks.stream()
                .filter(block -> block.layer() == layer)
                .findFirst()
                .orElseThrow()
                .offset();
    }

    /** How a user who wrote the configuration would call a layer. */
    String pathOf(int layer) {
        return layer == layers.size() - 1 ? "output layer" : "network.hiddenLayers[" + layer + "]";
    }

    List<Layer> bind(Memory memory) {
        List<Layer> bound = new ArrayList<>();
        int width = inputs;
        for (int i = 0; i < layers.size(); i++) {
            bound.add(layers.get(i).bind(width, memory, offsetOf(i)));
            width = layers.get(i).units();
        }
        return bound;
    }
}
