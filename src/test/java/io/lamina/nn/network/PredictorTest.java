package io.lamina.nn.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lamina.nn.activation.Identity;
import io.lamina.nn.activation.OutputActivation;
import io.lamina.nn.activation.Relu;
import io.lamina.nn.activation.Tanh;
import io.lamina.nn.layer.Dense;
import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PredictorTest {
    private static final int INPUTS = 300;
    private static final int OUTPUTS = 7;
    private static final int ROWS = 700;
    private static final NetworkSpec SPEC =
            new NetworkSpec(List.of(new Dense(64, new Relu(), 0), new Dense(33, new Tanh(), 0.5)), null);

    private final float[] inputs = numbers(ROWS * INPUTS);

    @Test
    void aRowGetsTheSameBitsInAnyBatch() {
        Predictor predictor = predictor(OutputActivation.SOFTMAX);
        float[] together = predict(predictor, 0, ROWS);
        for (int batch : new int[] {1, 2, 3, 16, 17, 63, 64, 65, 67, 256, 513}) {
            for (int from = 0; from + batch <= ROWS; from += batch) {
                assertThat(predict(predictor, from, batch))
                        .isEqualTo(Arrays.copyOfRange(together, from * OUTPUTS, (from + batch) * OUTPUTS));
            }
        }
    }

    @Test
    void answersAreThoseOfTheTrainedNetwork() {
        float[] answers = predict(predictor(OutputActivation.IDENTITY), 0, ROWS);
        Network network = Network.create(SPEC, INPUTS, OUTPUTS, 5);
        Inference inference = network.inference(256);
        System.arraycopy(inputs, 0, inference.inputs().values(), 0, 256 * INPUTS);
        float[] outputs = inference.run(256).values();
        for (int i = 0; i < outputs.length; i++) {
            assertThat(answers[i]).isCloseTo(outputs[i], within(2e-6f));
        }
    }

    @Test
    void sameRowsInTheSameBatchGiveTheSameBitsInAnyThread() throws Exception {
        Predictor predictor = predictor(OutputActivation.SOFTMAX);
        float[] expected = predict(predictor, 0, ROWS);
        float[] one = predict(predictor, 3, 1);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<float[]>> batches = new ArrayList<>();
            List<Future<float[]>> rows = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                batches.add(threads.submit(() -> predict(predictor, 0, ROWS)));
                rows.add(threads.submit(() -> predict(predictor, 3, 1)));
            }
            for (int i = 0; i < 50; i++) {
                assertThat(batches.get(i).get()).isEqualTo(expected);
                assertThat(rows.get(i).get()).isEqualTo(one);
            }
        }
    }

    @Test
    void theOutputActivationIsApplied() {
        float[] raw = predict(predictor(OutputActivation.IDENTITY), 0, 1);
        float[] probabilities = predict(predictor(OutputActivation.SIGMOID), 0, 1);
        OutputActivation.SIGMOID.apply(raw, 0, 1, OUTPUTS);
        assertThat(probabilities).isEqualTo(raw);
    }

    @Test
    void theEmbeddingIsWhatTheNarrowestHiddenLayerAnswers() {
        NetworkSpec front = new NetworkSpec(List.of(new Dense(64, new Relu(), 0)), null);
        Dense bottleneck = new Dense(5, new Identity(), 0);
        NetworkSpec spec = new NetworkSpec(
                List.of(new Dense(64, new Relu(), 0), bottleneck, bottleneck, new Dense(9, new Tanh(), 0.5)), null);
        Predictor whole;
        Predictor half;
        Network network = Network.create(spec, INPUTS, OUTPUTS, 5);
        whole = Predictor.of(network, OutputActivation.SIGMOID);
        half = Predictor.of(
                front,
                NetworkInputs.numbers(INPUTS),
                5,
                OutputActivation.IDENTITY,
                network.tensors().subList(0, 4));
        assertThat(whole.embeddingUnits()).isEqualTo(5);
        float[] outputs = new float[3 * OUTPUTS];
        float[] embeddings = new float[3 * 5];
        whole.predict(inputs, 3, outputs, embeddings);
        float[] expected = new float[3 * 5];
        half.predict(inputs, 3, expected);
        assertThat(embeddings).isEqualTo(expected);
        assertThat(outputs).isEqualTo(predict(whole, 0, 3));
        assertThatThrownBy(() -> whole.predict(inputs, 4, new float[4 * OUTPUTS], embeddings))
                .hasMessage("4 rows need 5 numbers of embedding each, got an array of 15");
    }

    @Test
    void aPerceptronHasNoEmbedding() {
        Network network = Network.create(new NetworkSpec(List.of(), null), INPUTS, OUTPUTS, 5);
        Predictor perceptron = Predictor.of(network, OutputActivation.IDENTITY);
        assertThat(perceptron.embeddingUnits()).isZero();
        assertThatThrownBy(() -> perceptron.predict(inputs, 1, new float[OUTPUTS], new float[1]))
                .hasMessage("a network without hidden layers has no embedding");
    }

    @Test
    void itIsACopyThatOutlivesTheNetwork() {
        float[] expected;
        Predictor predictor;
        Network network = Network.create(SPEC, INPUTS, OUTPUTS, 5);
        predictor = Predictor.of(network, OutputActivation.IDENTITY);
        expected = predict(predictor, 0, 2);
        network.parameters().write(0, new float[100], 0, 100);
        assertThat(predict(predictor, 0, 2)).isEqualTo(expected);
    }

    @Test
    void tensorsOfAnotherNetworkAreRefused() {
        List<Tensor> tensors = tensors();
        assertThatThrownBy(() -> of(tensors.subList(1, tensors.size())))
                .hasMessage("the network needs layers.0.weights of shape [300, 64], got nothing");
        List<Tensor> more = new ArrayList<>(tensors);
        more.add(new Tensor("layers.9.biases", List.of(1), new float[1]));
        assertThatThrownBy(() -> of(more)).hasMessageContaining("unknown: [layers.9.biases]");
        List<Tensor> misshapen = new ArrayList<>(tensors);
        misshapen.set(1, new Tensor("layers.0.biases", List.of(8, 8), new float[64]));
        assertThatThrownBy(() -> of(misshapen)).hasMessageContaining("layers.0.biases of shape [64], got [8, 8]");
        tensors.get(1).values()[3] = Float.NaN;
        assertThatThrownBy(() -> of(tensors)).hasMessage("layers.0.biases must be finite, got NaN");
    }

    @Test
    void arraysThatAreTooShortAreRefused() {
        Predictor predictor = predictor(OutputActivation.IDENTITY);
        float[] outputs = new float[OUTPUTS];
        assertThatThrownBy(() -> predictor.predict(inputs, 2, outputs))
                .hasMessage("2 rows need 300 inputs and 7 outputs each, got arrays of 210000 and 7");
        assertThatThrownBy(() -> predictor.predict(new float[INPUTS - 1], 1, outputs))
                .hasMessageContaining("299");
        assertThatThrownBy(() -> predictor.predict(inputs, -1, outputs)).hasMessageContaining("-1 rows");
    }

    private static Predictor of(List<Tensor> tensors) {
        return Predictor.of(SPEC, NetworkInputs.numbers(INPUTS), OUTPUTS, OutputActivation.IDENTITY, tensors);
    }

    private static List<Tensor> tensors() {
        Network network = Network.create(SPEC, INPUTS, OUTPUTS, 5);
        return network.tensors();
    }

    private static Predictor predictor(OutputActivation activation) {
        Network network = Network.create(SPEC, INPUTS, OUTPUTS, 5);
        return Predictor.of(network, activation);
    }

    private float[] predict(Predictor predictor, int from, int rows) {
        float[] part = Arrays.copyOfRange(inputs, from * INPUTS, (from + rows) * INPUTS);
        float[] outputs = new float[rows * OUTPUTS];
        predictor.predict(part, rows, outputs);
        return outputs;
    }

    private static float[] numbers(int count) {
        RandomStream random = RandomStream.of(2, Purpose.INITIALIZATION, 9);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
