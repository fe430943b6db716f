package io.lamina.nn.network;

import io.lamina.nn.activation.OutputActivation;
import io.lamina.nn.layer.Layer;
import io.lamina.nn.linalg.Cores;
import io.lamina.nn.linalg.Memory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A trained network that answers: an immutable copy of parameters, shared by any number of threads, with nothing to close.
 *
 * <p>A row gets the same bits alone, in any batch and at any place in it (docs/adr/0007).
 */
public final class Predictor {
    private static final float[] NO_EMBEDDINGS = {};

    /** Up to so many rows scratch memory is kept small. */
    private static final int FEW = 16;

    private final Architecture architecture;
    private final OutputActivation outputActivation;
    private final List<Layer> layers;
    private final BlockingQueue<Inference> idleForFew = new ArrayBlockingQueue<>(Cores.THREADS);
    private final BlockingQueue<Inference> idleForMany = new ArrayBlockingQueue<>(Cores.THREADS);

    private Predictor(Architecture architecture, List<Layer> layers, OutputActivation outputActivation) {
        this.architecture = architecture;
        this.layers = layers;
        this.outputActivation = outputActivation;
    }

    /** A predictor on a copy of a network's parameters as they are now. */
    public static Predictor of(Network network, OutputActivation outputActivation) {
        return of(network.spec(), network.shapeOfInputs(), network.outputs(), outputActivation, network.tensors());
    }

    /**
     * A predictor on parameters that were stored.
     *
     * @throws IllegalArgumentException if the tensors are not those of such a network, or not finite
     */
    public static Predictor of(
            NetworkSpec spec,
            NetworkInputs inputs,
            int outputs,
            OutputActivation outputActivation,
            List<Tensor> tensors) {
        Architecture architecture = new Architecture(spec, inputs, outputs);
        Map<String, Tensor> byName = new LinkedHashMap<>();
        for (Tensor tensor : tensors) {
            byName.put(tensor.name(), tensor);
        }
        float[] parameters = new float[architecture.parameterCount()];
        for (PlacedBlock block : architecture.blocks()) {
            Tensor tensor = byName.remove(block.name());
            if (tensor == null || !tensor.shape().equals(block.shape())) {
                throw new IllegalArgumentException("the network needs %s of shape %s, got %s"
                        .formatted(block.name(), block.shape(), tensor == null ? "nothing" : tensor.shape()));
            }
            for (float value : tensor.values()) {
                if (!Float.isFinite(value)) {
                    throw new IllegalArgumentException("%s must be finite, got %s".formatted(block.name(), value));
                }
            }
            System.arraycopy(tensor.values(), 0, parameters, block.offset(), block.size());
        }
        if (!byName.isEmpty() || tensors.size() != architecture.blocks().size()) {
            throw new IllegalArgumentException("the network has %d tensors, got %d of which unknown: %s"
                    .formatted(architecture.blocks().size(), tensors.size(), byName.keySet()));
        }
        return new Predictor(architecture, architecture.bind(Memory.of(parameters)), outputActivation);
    }

    /** The same parameters, not copied, with another output activation. */
    public Predictor with(OutputActivation other) {
        return new Predictor(architecture, layers, other);
    }

    /** How many numbers the network is made of; a row takes about as many multiplications. */
    public int parameterCount() {
        return architecture.parameterCount();
    }

    public int inputs() {
        return architecture.inputs().count();
    }

    public int outputs() {
        return architecture.outputs();
    }

    public OutputActivation outputActivation() {
        return outputActivation;
    }

    /**
     * Predicts {@code rows} rows, after the output activation.
     *
     * @param inputs [rows, inputs], read from index 0
     * @param outputs [rows, outputs], overwritten from index 0
     * @throws IllegalArgumentException if {@code rows} is negative or an array too short
     */
    public void predict(float[] inputs, int rows, float[] outputs) {
        predict(inputs, rows, outputs, NO_EMBEDDINGS, -1, 0);
    }

    /**
     * As {@link #predict(float[], int, float[])}, and each row's embedding with it: the answers of the narrowest hidden layer, the first
     * of equals, after activation and normalization.
     *
     * @param embeddings [rows, {@link #embeddingUnits}], overwritten from index 0
     * @throws IllegalArgumentException if {@code rows} is negative, an array too short, or the network has no hidden layer
     */
    public void predict(float[] inputs, int rows, float[] outputs, float[] embeddings) {
        int units = embeddingUnits();
        if (units == 0) {
            throw new IllegalArgumentException("a network without hidden layers has no embedding");
        }
        if ((long) rows * units > embeddings.length) {
            throw new IllegalArgumentException("%d rows need %d numbers of embedding each, got an array of %d"
                    .formatted(rows, units, embeddings.length));
        }
        predict(inputs, rows, outputs, embeddings, architecture.narrowestHidden(), units);
    }

    /** How many units the narrowest hidden layer has, which {@link #predict(float[], int, float[], float[])} reads; 0: there is none. */
    public int embeddingUnits() {
        int narrowest = architecture.narrowestHidden();
        return narrowest < 0 ? 0 : architecture.unitsOf(narrowest);
    }

    private void predict(float[] inputs, int rows, float[] outputs, float[] copy, int copied, int units) {
        int width = inputs();
        int answers = outputs();
        if (rows < 0 || (long) rows * width > inputs.length || (long) rows * answers > outputs.length) {
            throw new IllegalArgumentException("%d rows need %d inputs and %d outputs each, got arrays of %d and %d"
                    .formatted(rows, width, answers, inputs.length, outputs.length));
        }
        boolean few = rows <= FEW;
        BlockingQueue<Inference> idle = few ? idleForFew : idleForMany;
        Inference inference = idle.poll();
        if (inference == null) {
            inference = new Inference(layers, few ? FEW : Inference.MOST_ROWS);
        }
        int capacity = inference.capacity();
        for (int row = 0; row < rows; row += capacity) {
            int count = Math.min(capacity, rows - row);
            System.arraycopy(inputs, row * width, inference.inputs().values(), 0, count * width);
            System.arraycopy(
                    inference.run(count, copied, copy, row * units).values(),
                    0,
                    outputs,
                    row * answers,
                    count * answers);
        }
        outputActivation.apply(outputs, 0, rows, answers);
        // A full pool refuses it, and it becomes garbage: enough are kept.
        idle.offer(inference);
    }
}
