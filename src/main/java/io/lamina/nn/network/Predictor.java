package io.lamina.nn.network;

import io.lamina.nn.activation.OutputActivation;
import io.lamina.nn.layer.Layer;
import io.lamina.nn.linalg.Buffer;
import io.lamina.nn.linalg.Memory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A trained network that answers: an immutable copy of parameters, shared by any number of threads, with nothing to close.
 *
 * <p>Equal rows in an equal batch give equal bits. Rows are computed up to 256 at a time; the size of a batch decides in which order
 * products are summed, so answers agree across batch sizes to about 1e-6 relative, not to the bit.
 */
public final class Predictor {
    private final Architecture architecture;
    private final OutputActivation outputActivation;
    private final List<Layer> layers;
    private final BlockingQueue<Inference> idle =
            new ArrayBlockingQueue<>(Math.max(1, Runtime.getRuntime().availableProcessors()));

    private Predictor(Architecture architecture, float[] parameters, OutputActivation outputActivation) {
        this.architecture = architecture;
        this.outputActivation = outputActivation;
        this.layers = architecture.bind(Memory.of(parameters));
    }

    /** A predictor on a copy of a network's parameters as they are now. */
    public static Predictor of(Network network, OutputActivation outputActivation) {
        return of(network.spec(), network.inputs(), network.outputs(), outputActivation, network.tensors());
    }

    /**
     * A predictor on parameters that were stored.
     *
     * @throws IllegalArgumentException if the tensors are not those of such a network, or not finite
     */
    public static Predictor of(
            NetworkSpec spec, int inputs, int outputs, OutputActivation outputActivation, List<Tensor> tensors) {
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
        return new Predictor(architecture, parameters, outputActivation);
    }

    public int inputs() {
        return architecture.inputs();
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
        int width = inputs();
        int answers = outputs();
        if (rows < 0 || (long) rows * width > inputs.length || (long) rows * answers > outputs.length) {
            throw new IllegalArgumentException("%d rows need %d inputs and %d outputs each, got arrays of %d and %d"
                    .formatted(rows, width, answers, inputs.length, outputs.length));
        }
        Inference inference = idle.poll();
        if (inference == null) {
            inference = new Inference(layers, Integer.MAX_VALUE);
        }
        for (int from = 0; from < rows; from += inference.capacity()) {
            int count = Math.min(inference.capacity(), rows - from);
            System.arraycopy(inputs, from * width, inference.inputs().values(), 0, count * width);
            Buffer raw = inference.run(count);
            System.arraycopy(raw.values(), 0, outputs, from * answers, count * answers);
            outputActivation.apply(outputs, from * answers, count, answers);
        }
        // A full pool refuses it, and it becomes garbage: enough are kept.
        idle.offer(inference);
    }
}
