package io.lamina.benchmark;

import java.util.Locale;
import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Times training steps of DL4J: {@code Dl4jSteps SECONDS DESCRIPTION…} prints {@code NAME MICROSECONDS} for each
 * {@link Workload#description}.
 */
public final class Dl4jSteps {
    private static final double WARM_UP_SECONDS = 6;

    private Dl4jSteps() {}

    public static void main(String[] arguments) {
        double seconds = Double.parseDouble(arguments[0]);
        for (int i = 1; i < arguments.length; i++) {
            String[] parts = arguments[i].split(",");
            System.out.printf(Locale.ROOT, "%s %.3f%n", parts[0], microseconds(parts, seconds));
        }
    }

    private static double microseconds(String[] parts, double seconds) {
        String[] widths = parts[1].split("-");
        int outputs = Integer.parseInt(widths[widths.length - 1]);
        int rows = Integer.parseInt(parts[2]);
        MultiLayerNetwork network = new MultiLayerNetwork(configuration(widths, parts[3], Double.parseDouble(parts[4])));
        network.init();
        INDArray inputs = Nd4j.randn(rows, Integer.parseInt(widths[0]));
        INDArray targets = outputs == 1 ? Nd4j.randn(rows, 1) : Nd4j.zeros(rows, outputs);
        Random random = new Random(1);
        for (int row = 0; outputs > 1 && row < rows; row++) {
            targets.putScalar(row, random.nextInt(outputs), 1);
        }
        // Its code is large: after less it is still being compiled, and a step takes several times as long.
        time(network, inputs, targets, WARM_UP_SECONDS);
        return time(network, inputs, targets, seconds);
    }

    private static double time(MultiLayerNetwork network, INDArray inputs, INDArray targets, double seconds) {
        long start = System.nanoTime();
        int steps = 0;
        do {
            for (int i = 0; i < 5; i++) {
                network.fit(inputs, targets);
            }
            steps += 5;
        } while (System.nanoTime() - start < seconds * 1e9);
        return (System.nanoTime() - start) / 1e3 / steps;
    }

    private static MultiLayerConfiguration configuration(String[] widths, String activation, double dropout) {
        Activation function = Activation.valueOf(activation.toUpperCase(Locale.ROOT));
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder().seed(1).updater(new Adam(1e-3)).list();
        for (int i = 1; i < widths.length - 1; i++) {
            DenseLayer.Builder dense = new DenseLayer.Builder()
                    .nIn(Integer.parseInt(widths[i - 1]))
                    .nOut(Integer.parseInt(widths[i]));
            if (dropout == 0) {
                list.layer(dense.activation(function).build());
            } else {
                list.layer(dense.activation(Activation.IDENTITY).build());
                list.layer(new BatchNormalization.Builder()
                        .nOut(Integer.parseInt(widths[i]))
                        .build());
                list.layer(new ActivationLayer.Builder().activation(function).build());
                // DL4J wants the probability of keeping a value.
                list.layer(new DropoutLayer.Builder(1 - dropout).build());
            }
        }
        boolean regression = widths[widths.length - 1].equals("1");
        return list.layer(new OutputLayer.Builder(regression ? LossFunction.MSE : LossFunction.MCXENT)
                        .activation(regression ? Activation.IDENTITY : Activation.SOFTMAX)
                        .nIn(Integer.parseInt(widths[widths.length - 2]))
                        .nOut(Integer.parseInt(widths[widths.length - 1]))
                        .build())
                .build();
    }
}
