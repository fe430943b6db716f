package io.lamina.nn.network;

import io.lamina.nn.layer.Layer;
import io.lamina.nn.layer.LayerPass;
import io.lamina.nn.linalg.FlatArray;
import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;
import java.util.ArrayList;
import java.util.List;

/**
 * A network that can be trained: layers that view one flat parameter vector.
 *
 * <p>For one thread while it is trained; to predict, make a {@link Predictor}, which is a copy.
 */
public final class Network {
    private final NetworkSpec spec;
    private final Architecture architecture;
    private final FlatArray parameters;
    private final List<Layer> layers;

    private Network(NetworkSpec spec, Architecture architecture) {
        this.spec = spec;
        this.architecture = architecture;
        this.parameters = new FlatArray(architecture.parameterCount());
        this.layers = architecture.bind(parameters);
    }

    /**
     * A network with freshly drawn parameters; equal arguments give equal bits.
     *
     * @param spec with its hidden layers chosen
     * @throws IllegalArgumentException if the shape is not possible or has more than {@link NetworkSpec#MOST_PARAMETERS} parameters;
     *     nothing has been allocated then
     */
    public static Network create(NetworkSpec spec, int inputs, int outputs, long seed) {
        return create(spec, NetworkInputs.numbers(inputs), outputs, seed);
    }

    /** As {@link #create(NetworkSpec, int, int, long)}, for inputs of which some may be codes of categories. */
    public static Network create(NetworkSpec spec, NetworkInputs inputs, int outputs, long seed) {
        Network network = new Network(spec, new Architecture(spec, inputs, outputs));
        for (int i = 0; i < network.layers.size(); i++) {
            network.layers.get(i).initialize(spec.initializer(), RandomStream.of(seed, Purpose.INITIALIZATION, i));
        }
        return network;
    }

    public NetworkSpec spec() {
        return spec;
    }

    public int inputs() {
        return architecture.inputs().count();
    }

    /** Which inputs are numbers and which are codes of categories. */
    public NetworkInputs shapeOfInputs() {
        return architecture.inputs();
    }

    public int outputs() {
        return architecture.outputs();
    }

    public int parameterCount() {
        return architecture.parameterCount();
    }

    /** How many of the parameters gradient descent changes; they come first. */
    public int learnedCount() {
        return architecture.learnedCount();
    }

    /** All parameters, as they are; they change with every training step. */
    public FlatArray parameters() {
        return parameters;
    }

    /** What lies where in {@link #parameters()}. */
    public List<PlacedBlock> blocks() {
        return architecture.blocks();
    }

    /** How a user who wrote the configuration would call a layer: {@code network.hiddenLayers.1}, {@code output layer}. */
    public String pathOf(int layer) {
        return architecture.pathOf(layer);
    }

    /** What {@link #pathOf} says of the last layer. */
    public String outputPath() {
        return architecture.pathOf(layers.size() - 1);
    }

    /**
     * Multiplies all outputs by a number, which moves into the weights and biases of the output layer.
     *
     * @throws IllegalArgumentException unless the factor is positive and finite
     */
    public void scaleOutputs(float factor) {
        if (!(factor > 0 && Float.isFinite(factor))) {
            throw new IllegalArgumentException("factor must be positive and finite, got " + factor);
        }
        for (PlacedBlock block : blocks()) {
            if (block.layer() == layers.size() - 1) {
                float[] values = new float[block.size()];
                parameters.read(block.offset(), values, 0, values.length);
                for (int i = 0; i < values.length; i++) {
                    values[i] *= factor;
                }
                parameters.write(block.offset(), values, 0, values.length);
            }
        }
    }

    /** A copy of the parameters under their names. */
    public List<Tensor> tensors() {
        List<Tensor> tensors = new ArrayList<>();
        for (PlacedBlock block : blocks()) {
            float[] values = new float[block.size()];
            parameters.read(block.offset(), values, 0, values.length);
            tensors.add(new Tensor(block.name(), block.shape(), values));
        }
        return tensors;
    }

    /** The stateful part for training on batches of at most {@code batchSize} rows; allocates its memory. */
    public NetworkPass pass(int batchSize, long seed) {
        float[] gradients = new float[learnedCount()];
        List<LayerPass> passes = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            long layerSeed = RandomStream.key(seed, Purpose.DROPOUT, i);
            passes.add(layers.get(i).pass(batchSize, architecture.gradientsOf(i, gradients), layerSeed));
        }
        return new NetworkPass(inputs(), batchSize, passes, gradients);
    }

    /** Inference on the parameters as they are at each call, at most {@code rows} rows at a time. */
    public Inference inference(int rows) {
        return new Inference(layers, rows);
    }
}
