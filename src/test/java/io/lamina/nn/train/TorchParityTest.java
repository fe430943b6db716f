package io.lamina.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.nn.linalg.Buffer;
import io.lamina.nn.network.Inference;
import io.lamina.nn.network.Network;
import io.lamina.nn.network.PlacedBlock;
import io.lamina.nn.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * PyTorch's numbers (float64), reproduced in float32: losses of every step, gradients of the first, parameters and outputs at the end. Each
 * tensor is measured as max|a−b| / max(max|b|, 1e-3). {@code -Dtorch.fixtures=DIR} runs the cases of another directory.
 */
class TorchParityTest {
    /** About a hundred roundings of a float; no case so far needs a looser one. */
    private static final double TOLERANCE = 1e-5;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @MethodSource("cases")
    void reproducesPyTorch(Path file) throws IOException {
        TorchCase torch = TorchCase.of(JSON.readTree(file));
        try (Network network = Network.create(torch.network(), torch.inputs(), torch.outputs(), 0);
                Examples examples = examples(torch)) {
            network.parameters().write(0, flat(torch.initialParameters(), network), 0, network.parameterCount());
            int batchSize = torch.training().batchSize();
            TrainingStep step = new TrainingStep(network, torch.training(), batchSize, examples, null);
            int batches = Math.ceilDiv(examples.rows(), batchSize);
            Schedule schedule = torch.training()
                    .learningRateSchedule()
                    .build(torch.training().learningRate(), torch.training().epochs(), batches);
            int[] order = IntStream.range(0, examples.rows()).toArray();
            int number = 0;
            for (int epoch = 0; epoch < torch.training().epochs(); epoch++) {
                for (int from = 0; from < examples.rows(); from += batchSize) {
                    int count = Math.min(batchSize, examples.rows() - from);
                    BatchLoss loss = step.loss();
                    examples.gather(order, from, count, step.inputs(), loss.targets(), loss.weights());
                    assertThat(step.run(count, schedule.rate(epoch + 1, from / batchSize), false))
                            .isTrue();
                    double expected = torch.lossPerStep().get(number).asDouble();
                    assertThat(Math.abs(loss.lossSum() / loss.weightSum() - expected)
                                    / Math.max(Math.abs(expected), 1e-3))
                            .as("loss of step %d", number)
                            .isLessThan(TOLERANCE);
                    if (number == 0) {
                        float[] expectedGradients = flat(torch.firstStepGradients(), network);
                        assertClose("first gradient of ", step.gradients(), expectedGradients, network);
                    }
                    number++;
                }
            }
            assertThat(number).isEqualTo(torch.lossPerStep().size());
            float[] trained = new float[network.parameterCount()];
            network.parameters().read(0, trained, 0, trained.length);
            assertClose("final ", trained, flat(torch.finalParameters(), network), network);
            Inference inference = network.inference(examples.rows());
            examples.copyInputs(0, examples.rows(), inference.inputs().values(), 0);
            Buffer outputs = inference.run(examples.rows());
            float[] expected = new float[examples.rows() * torch.outputs()];
            assertThat(fill(expected, 0, torch.finalOutputs())).isEqualTo(expected.length);
            assertThat(distance(outputs.values(), expected, 0, expected.length))
                    .as("final outputs")
                    .isLessThan(TOLERANCE);
        }
    }

    static Stream<Path> cases() throws IOException {
        Path folder = Path.of(System.getProperty("torch.fixtures", "src/test/resources/torch"));
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    @Test
    void refusesAKeyThatItDoesNotKnow() throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(cases().findFirst().orElseThrow());
        json.put("warmup", 3);
        assertThatThrownBy(() -> TorchCase.of(json)).hasMessageContaining("warmup");
    }

    private static Examples examples(TorchCase torch) {
        int rows = torch.features().size();
        int columns = torch.training().loss().targetColumns(torch.outputs());
        float[] inputs = new float[rows * torch.inputs()];
        float[] targets = new float[rows * columns];
        fill(inputs, 0, torch.features());
        fill(targets, 0, torch.targets());
        Examples examples = new Examples(rows, torch.inputs(), columns);
        examples.setRows(0, rows, inputs, 0, targets, 0);
        return examples;
    }

    /** The fixture's parameters in our order: weights transposed to [inputs, outputs], then biases, layer by layer. */
    private static float[] flat(JsonNode layers, Network network) {
        float[] values = new float[network.parameterCount()];
        for (PlacedBlock block : network.blocks()) {
            JsonNode layer = layers.get(block.layer());
            assertThat(layer.propertyNames()).containsExactlyInAnyOrder("weight", "bias");
            int columns = block.block().columns();
            for (int i = 0; i < block.size(); i++) {
                JsonNode value = block.isPenalized()
                        ? layer.get("weight").get(i % columns).get(i / columns)
                        : layer.get("bias").get(i);
                values[block.offset() + i] = (float) value.asDouble();
            }
        }
        return values;
    }

    private static int fill(float[] values, int from, JsonNode node) {
        if (node.isNumber()) {
            values[from] = (float) node.asDouble();
            return from + 1;
        }
        int next = from;
        for (JsonNode element : node) {
            next = fill(values, next, element);
        }
        return next;
    }

    private static void assertClose(String what, float[] actual, float[] expected, Network network) {
        for (PlacedBlock block : network.blocks()) {
            assertThat(distance(actual, expected, block.offset(), block.size()))
                    .as(what + block.name())
                    .isLessThan(TOLERANCE);
        }
    }

    private static double distance(float[] actual, float[] expected, int from, int count) {
        double difference = 0;
        double size = 1e-3;
        for (int i = from; i < from + count; i++) {
            difference = Math.max(difference, Math.abs((double) actual[i] - expected[i]));
            size = Math.max(size, Math.abs(expected[i]));
        }
        return difference / size;
    }
}
