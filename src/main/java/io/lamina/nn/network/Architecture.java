package io.lamina.nn.network;

import io.lamina.nn.layer.Embedding;
import io.lamina.nn.layer.Gradients;
import io.lamina.nn.layer.Layer;
import io.lamina.nn.layer.LayerShape;
import io.lamina.nn.layer.ParameterBlock;
import io.lamina.nn.linalg.Matrix;
import io.lamina.nn.linalg.Memory;
import java.util.ArrayList;
import java.util.List;

/**
 * Where every parameter of a network lies in its flat vector, without gaps: what is learned, layer after layer, block after block, and
 * then what is only measured.
 *
 * <p>Parameters are named {@code layers.0.weights}, {@code layers.0.biases}, …; the output layer is the last. Embeddings of inputs come first
 * and are named by their input: {@code embeddings.3}.
 */
final class Architecture {
    private final NetworkInputs inputs;
    private final int outputs;
    private final List<LayerShape> layers;
    private final int embeddings;
    private final List<PlacedBlock> blocks;
    private final int learnedCount;
    private final int parameterCount;

    Architecture(NetworkSpec spec, NetworkInputs inputs, int outputs) {
        spec.requireBuildable(inputs, outputs);
        this.inputs = inputs;
        this.outputs = outputs;
        this.layers = spec.layers(inputs, outputs);
        this.embeddings = layers.getFirst() instanceof Embedding ? 1 : 0;
        List<PlacedBlock> learned = place(0, true);
        this.learnedCount = end(learned, 0);
        List<PlacedBlock> measured = place(learnedCount, false);
        this.parameterCount = end(measured, learnedCount);
        this.blocks = new ArrayList<>(learned);
        this.blocks.addAll(measured);
    }

    private List<PlacedBlock> place(int start, boolean learned) {
        List<PlacedBlock> placed = new ArrayList<>();
        int offset = start;
        int width = inputs.count();
        for (int i = 0; i < layers.size(); i++) {
            for (ParameterBlock block : layers.get(i).parameters(width)) {
                if (block.role().isLearned() == learned) {
                    placed.add(new PlacedBlock(prefix(i) + block.name(), i, offset, block));
                    offset += Math.toIntExact(block.size());
                }
            }
            width = layers.get(i).units();
        }
        return placed;
    }

    private String prefix(int layer) {
        return layer < embeddings ? "" : "layers." + (layer - embeddings) + ".";
    }

    private static int end(List<PlacedBlock> blocks, int start) {
        return blocks.isEmpty()
                ? start
                : blocks.getLast().offset() + blocks.getLast().size();
    }

    NetworkInputs inputs() {
        return inputs;
    }

    int outputs() {
        return outputs;
    }

    /** How many parameters gradient descent changes; they come first. */
    int learnedCount() {
        return learnedCount;
    }

    int parameterCount() {
        return parameterCount;
    }

    List<PlacedBlock> blocks() {
        return blocks;
    }

    /** How a user who wrote the configuration would call a layer. */
    String pathOf(int layer) {
        if (layer < embeddings) {
            return "embeddings";
        }
        return layer == layers.size() - 1 ? "output layer" : "network.hiddenLayers." + (layer - embeddings);
    }

    /** The number among all layers of a hidden layer, counted as in {@code network.hiddenLayers}. */
    int numberOfHidden(int hidden) {
        return embeddings + hidden;
    }

    /** The number among all layers of the hidden layer with the fewest units, the first of equals; −1 if there is no hidden layer. */
    int narrowestHidden() {
        int narrowest = -1;
        for (int i = embeddings; i < layers.size() - 1; i++) {
            if (narrowest < 0 || layers.get(i).units() < layers.get(narrowest).units()) {
                narrowest = i;
            }
        }
        return narrowest;
    }

    int unitsOf(int layer) {
        return layers.get(layer).units();
    }

    List<Layer> bind(Memory memory) {
        List<Layer> bound = new ArrayList<>();
        int width = inputs.count();
        for (int i = 0; i < layers.size(); i++) {
            List<Matrix> parameters = new ArrayList<>();
            for (PlacedBlock block : blocksOf(i)) {
                parameters.add(memory.matrix(
                        block.offset(), block.block().rows(), block.block().columns()));
            }
            bound.add(layers.get(i).bind(width, parameters));
            width = layers.get(i).units();
        }
        return bound;
    }

    /** Where a layer leaves its gradients in the array of all. */
    Gradients gradientsOf(int layer, float[] gradients) {
        List<Integer> offsets = blocksOf(layer).stream()
                .filter(PlacedBlock::isLearned)
                .map(PlacedBlock::offset)
                .toList();
        return new Gradients(gradients, offsets);
    }

    private List<PlacedBlock> blocksOf(int layer) {
        return blocks.stream().filter(block -> block.layer() == layer).toList();
    }
}
