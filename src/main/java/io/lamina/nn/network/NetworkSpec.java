package io.lamina.nn.network;

import io.lamina.nn.activation.Identity;
import io.lamina.nn.initializer.Initializer;
import io.lamina.nn.layer.Dense;
import io.lamina.nn.layer.Embedding;
import io.lamina.nn.layer.LayerShape;
import io.lamina.nn.layer.LayerSpec;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a network is built from; its inputs and outputs come from the table.
 *
 * <p>After the hidden layers comes a dense layer of one unit per output without activation: networks answer with raw outputs
 * (logits), on which losses work.
 *
 * @param hiddenLayers null: {@code auto}, for the caller to choose before a network is created; empty: a perceptron
 * @param initializer null: {@code auto}, He (uniform) for relu and its relatives, Xavier (uniform) otherwise, layer by layer
 */
@Described("The shape of a network; its inputs and outputs come from the table.")
public record NetworkSpec(
        @Setting(
                doc =
                        "The layers between inputs and outputs, first to last; [] is a perceptron, auto lets Lamina choose.",
                defaultValue = "null",
                nullWords = "auto",
                max = 64,
                example = "[{\"units\": 16, \"activation\": \"relu\"}]")
        @Nullable
        List<LayerSpec> hiddenLayers,

        @Setting(
                doc =
                        "How weights are drawn; auto: He for relu and its relatives, Xavier otherwise. Biases start at 0.",
                defaultValue = "null",
                nullWords = "auto")
        @Nullable
        Initializer initializer) {
    /** The largest number of parameters that a network may have. */
    public static final long MOST_PARAMETERS = 100_000_000;

    private static final int MOST_LAYERS = 64;

    public NetworkSpec {
        if (hiddenLayers != null) {
            if (hiddenLayers.size() > MOST_LAYERS) {
                throw new IllegalArgumentException("network.hiddenLayers must have at most %d layers, got %d"
                        .formatted(MOST_LAYERS, hiddenLayers.size()));
            }
            hiddenLayers = List.copyOf(hiddenLayers);
        }
    }

    /**
     * How many parameters a network of this spec would have, without building it.
     *
     * @throws IllegalArgumentException if {@code hiddenLayers} is still {@code auto}, or {@code outputs} is not positive
     */
    public long parameterCount(NetworkInputs inputs, int outputs) {
        long count = 0;
        int width = inputs.count();
        for (LayerShape layer : layers(inputs, outputs)) {
            count = Math.addExact(count, layer.parameterCount(width));
            width = layer.units();
        }
        return count;
    }

    /**
     * Refuses a network that would be too large.
     *
     * @throws IllegalArgumentException if a network of this spec would have more than {@link #MOST_PARAMETERS} parameters; the message
     *     names the setting
     */
    public void requireBuildable(NetworkInputs inputs, int outputs) {
        long count = parameterCount(inputs, outputs);
        if (count > MOST_PARAMETERS) {
            throw new IllegalArgumentException(
                    "network.hiddenLayers must make at most %,d parameters, got %,d with %,d inputs and %,d outputs"
                            .formatted(MOST_PARAMETERS, count, inputs.count(), outputs));
        }
    }

    /** The embedding of inputs if there is one, hidden layers and output layer. */
    List<LayerShape> layers(NetworkInputs inputs, int outputs) {
        if (hiddenLayers == null) {
            throw new IllegalArgumentException(
                    "network.hiddenLayers must be chosen before a network is built, got auto");
        }
        List<LayerShape> layers = new ArrayList<>();
        Embedding embedding = inputs.embedding();
        if (embedding != null) {
            layers.add(embedding);
        }
        layers.addAll(hiddenLayers);
        layers.add(new Dense(outputs, new Identity(), 0));
        return layers;
    }
}
