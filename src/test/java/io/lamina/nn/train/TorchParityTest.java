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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
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

    /** PyTorch's names for our blocks, as the fixtures have them. */
    private static final Map<String, String> NAMES = Map.of(
            "weights", "weight",
            "biases", "bias",
            "gamma", "gamma",
            "beta", "beta",
            "runningMean", "runningMean",
            "runningVariance", "runningVar");

    private static final Map<String, Double> WORST = new TreeMap<>();

    private double worst;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @MethodSource("cases")
    void reproducesPyTorch(Path file) throws IOException {
        TorchCase torch = TorchCase.of(JSON.readTree(file));
        try (Network network = Network.create(torch.network(), torch.inputs(), torch.outputs(), 0);
                Examples examples = examples(torch)) {
            float[] initial = flat(torch.initialParameters(), network);
            network.parameters().write(0, initial, 0, initial.length);
            int batchSize = torch.training().batchSize();
            checkFirstGradients(torch, network, examples);
            network.parameters().write(0, initial, 0, initial.length);
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
                    double difference = Math.abs(loss.lossSum() / loss.weightSum() - expected);
                    check("loss of step " + number, difference / Math.max(Math.abs(expected), 1e-3));
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
            check("final outputs", distance(outputs.values(), expected, 0, expected.length));
            WORST.put(torch.name(), worst);
        }
    }

    /** The fixtures have them before clipping: a step of size zero without it shows ours. */
    private void checkFirstGradients(TorchCase torch, Network network, Examples examples) {
        TrainingSpec spec = torch.training();
        TrainingSpec unclipped = new TrainingSpec(
                spec.loss(), spec.optimizer(), spec.regularization(), 1, spec.batchSize(), null, spec.seed());
        TrainingStep step = new TrainingStep(network, unclipped, spec.batchSize(), examples, null);
        int[] order = IntStream.range(0, spec.batchSize()).toArray();
        BatchLoss loss = step.loss();
        examples.gather(order, 0, order.length, step.inputs(), loss.targets(), loss.weights());
        assertThat(step.run(order.length, 0, false)).isTrue();
        assertClose("first gradient of ", step.gradients(), flat(torch.firstStepGradients(), network), network);
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
        List<Double> classWeights = torch.classWeights();
        if (classWeights != null) {
            float[] weights = new float[rows];
            for (int row = 0; row < rows; row++) {
                weights[row] = classWeights.get((int) targets[row]).floatValue();
            }
            examples.setWeights(weights);
        }
        return examples;
    }

    /**
     * The fixture's parameters in our order: layer by layer weights transposed to [inputs, outputs], biases, gammas and betas, then running
     * statistics. What it does not give (gradients of gamma and beta) is NaN.
     */
    private static float[] flat(JsonNode layers, Network network) {
        float[] values = new float[network.parameterCount()];
        for (PlacedBlock block : network.blocks()) {
            JsonNode layer = layers.get(block.layer());
            assertThat(NAMES.values()).containsAll(layer.propertyNames());
            JsonNode given = layer.path(nameOf(block));
            int columns = block.block().columns();
            for (int i = 0; i < block.size(); i++) {
                JsonNode value = block.isPenalized() ? given.path(i % columns).path(i / columns) : given.path(i);
                values[block.offset() + i] = value.isMissingNode() ? Float.NaN : (float) value.asDouble();
            }
        }
        return values;
    }

    private static String nameOf(PlacedBlock block) {
        return Objects.requireNonNull(NAMES.get(block.block().name()));
    }

    private void check(String what, double error) {
        assertThat(error).as(what).isLessThan(TOLERANCE);
        worst = Math.max(worst, error);
    }

    /** The table that docs/engine.md quotes. */
    @AfterAll
    static void writeTable() throws IOException {
        StringBuilder table = new StringBuilder("| case | worst relative error |\n|---|---|\n");
        WORST.forEach((name, error) -> table.append("| %s | %.1e |\n".formatted(name, error)));
        Files.writeString(Path.of("target/torch-parity.md"), table);
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

    private void assertClose(String what, float[] actual, float[] expected, Network network) {
        for (PlacedBlock block : network.blocks()) {
            if (block.offset() >= actual.length || Float.isNaN(expected[block.offset()])) {
                continue;
            }
            check(what + block.name(), distance(actual, expected, block.offset(), block.size()));
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
