package io.lamina.benchmark;

import io.lamina.nn.activation.Activation;
import io.lamina.nn.activation.Gelu;
import io.lamina.nn.activation.Relu;
import io.lamina.nn.activation.Tanh;
import io.lamina.nn.layer.Dense;
import io.lamina.nn.layer.LayerSpec;
import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;
import io.lamina.nn.loss.CrossEntropy;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.loss.Mse;
import io.lamina.nn.network.Network;
import io.lamina.nn.network.NetworkSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network and a batch whose training step is timed, the same for every library.
 *
 * <p>Inputs are standard normal; targets are random classes, or standard normal for a single output.
 */
public enum Workload {
    IRIS("4-16-16-3", 16, "relu", false, 25, 100),
    CANCER("30-64-32-2", 32, "relu", false, 10, 50),
    REGULARIZED("64-128-64-1", 64, "relu", true, 5, 20),
    DIGITS("784-256-128-10", 128, "relu", false, 1.5, 4),
    DIGITS_TANH("784-256-128-10", 128, "tanh", false, 1.5, 4),
    DIGITS_GELU("784-256-128-10", 128, "gelu", false, 1.5, 4),
    WIDE("64-1024-1024-10", 256, "relu", false, 1.2, 2);

    /** Of a dropped value, where there is dropout. */
    private static final double DROPOUT = 0.2;

    private final String shape;
    private final int[] widths;
    private final int batchSize;
    private final String activation;
    private final boolean regularized;
    private final double wantedOfPyTorch;
    private final double wantedOfDl4j;

    Workload(
            String shape,
            int batchSize,
            String activation,
            boolean regularized,
            double wantedOfPyTorch,
            double wantedOfDl4j) {
        this.shape = shape;
        this.widths =
                Arrays.stream(shape.split("-")).mapToInt(Integer::parseInt).toArray();
        this.batchSize = batchSize;
        this.activation = activation;
        this.regularized = regularized;
        this.wantedOfPyTorch = wantedOfPyTorch;
        this.wantedOfDl4j = wantedOfDl4j;
    }

    /** As the table calls it. */
    public String title() {
        return shape + ", " + batchSize
                + (regularized ? ", dropout and batch norm" : "")
                + (activation.equals("relu") ? "" : ", " + activation);
    }

    /** What another library needs to know: name, widths, batch size, activation, dropout (0: no batch normalization either). */
    public String description() {
        return String.join(",", name(), shape, "" + batchSize, activation, "" + (regularized ? DROPOUT : 0));
    }

    public double wantedOfPyTorch() {
        return wantedOfPyTorch;
    }

    public double wantedOfDl4j() {
        return wantedOfDl4j;
    }

    public boolean isLarge() {
        return widths[1] >= 256;
    }

    public int[] widths() {
        return widths.clone();
    }

    public int inputs() {
        return widths[0];
    }

    public int outputs() {
        return widths[widths.length - 1];
    }

    public int batchSize() {
        return batchSize;
    }

    public Loss loss() {
        return outputs() == 1 ? new Mse() : new CrossEntropy(0);
    }

    public Network network() {
        Activation function = activation();
        List<LayerSpec> hidden = new ArrayList<>();
        for (int i = 1; i < widths.length - 1; i++) {
            hidden.add(new Dense(widths[i], function, regularized, false, regularized ? DROPOUT : 0));
        }
        return Network.create(new NetworkSpec(hidden, null), inputs(), outputs(), 1);
    }

    private Activation activation() {
        return switch (activation) {
            case "relu" -> new Relu();
            case "tanh" -> new Tanh();
            case "gelu" -> new Gelu();
            default -> throw new IllegalStateException("there is no activation " + activation);
        };
    }

    public void fillInputs(float[] inputs) {
        RandomStream random = RandomStream.of(2, Purpose.INITIALIZATION, 0);
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
    }

    public void fillTargets(float[] targets) {
        RandomStream random = RandomStream.of(2, Purpose.INITIALIZATION, 1);
        for (int i = 0; i < targets.length; i++) {
            targets[i] = outputs() == 1 ? (float) random.nextGaussian() : random.nextInt(outputs());
        }
    }

    /** Floating-point operations of all matrix products of a step, a multiplication and an addition being two. */
    public double operations() {
        double sum = 0;
        for (int i = 0; i < widths.length - 1; i++) {
            // Forward, gradient of the weights, and, but for the first layer, gradient of the inputs.
            sum += 2.0 * batchSize * widths[i] * widths[i + 1] * (i == 0 ? 2 : 3);
        }
        return sum;
    }
}
