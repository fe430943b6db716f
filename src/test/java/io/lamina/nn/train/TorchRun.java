package io.lamina.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.nn.linalg.Buffer;
import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;
import io.lamina.nn.network.Inference;
import io.lamina.nn.network.Network;
import io.lamina.nn.network.PlacedBlock;
import io.lamina.nn.schedule.Schedule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** A PyTorch case run by Lamina's engine: each tensor by name, ours or PyTorch's. */
final class TorchRun {
    /** The last bit of a float, relative. */
    private static final double ROUNDING = 0x1p-23;

    /** PyTorch's names for our blocks, as the fixtures have them. */
    private static final Map<String, String> NAMES = Map.of(
            "weights", "weight",
            "biases", "bias",
            "gamma", "gamma",
            "beta", "beta",
            "runningMean", "runningMean",
            "runningVariance", "runningVar");

    private final TorchCase torch;
    private final Map<String, double[]> tensors = new LinkedHashMap<>();

    private TorchRun(TorchCase torch) {
        this.torch = torch;
    }

    /**
     * What the engine makes of a case.
     *
     * @param perturbation 0: as it stands; else a seed, by which every initial parameter is moved by at most its last bit: what changes
     *     then is what float32 leaves open
     */
    static Map<String, double[]> of(TorchCase torch, long perturbation) {
        TorchRun run = new TorchRun(torch);
        Network network = Network.create(torch.network(), torch.inputs(), torch.outputs(), 0);
        try (Examples examples = run.examples()) {
            float[] initial = flat(torch.initialParameters(), network);
            if (perturbation != 0) {
                RandomStream random = RandomStream.of(perturbation, Purpose.INITIALIZATION, 0);
                for (int i = 0; i < initial.length; i++) {
                    initial[i] *= (float) (1 + ROUNDING * (2 * random.nextDouble() - 1));
                }
            }
            network.parameters().write(0, initial, 0, initial.length);
            run.firstGradients(network, examples);
            network.parameters().write(0, initial, 0, initial.length);
            run.train(network, examples);
            run.add("final ", network.parameters().values(), network);
            Inference inference = network.inference(examples.rows());
            examples.copyInputs(0, examples.rows(), inference.inputs().values(), 0);
            Buffer outputs = inference.run(examples.rows());
            float[] values = new float[examples.rows() * torch.outputs()];
            System.arraycopy(outputs.values(), 0, values, 0, values.length);
            run.tensors.put("final outputs", doubles(values, 0, values.length));
        }
        return run.tensors;
    }

    /** PyTorch's own, under the same names. */
    static Map<String, double[]> expected(TorchCase torch) {
        TorchRun run = new TorchRun(torch);
        Network network = Network.create(torch.network(), torch.inputs(), torch.outputs(), 0);
        run.add("first gradient of ", flat(torch.firstStepGradients(), network), network);
        run.add("final ", flat(torch.finalParameters(), network), network);
        for (int i = 0; i < torch.lossPerStep().size(); i++) {
            run.tensors.put(
                    "loss of step " + i,
                    new double[] {torch.lossPerStep().get(i).asDouble()});
        }
        double[] outputs = new double[torch.features().size() * torch.outputs()];
        assertThat(fill(outputs, 0, torch.finalOutputs())).isEqualTo(outputs.length);
        run.tensors.put("final outputs", outputs);
        return run.tensors;
    }

    /** The fixtures have them before clipping: a step of size zero without it shows ours. */
    private void firstGradients(Network network, Examples examples) {
        TrainingSpec spec = torch.training();
        TrainingSpec unclipped = new TrainingSpec(
                spec.loss(), spec.optimizer(), spec.regularization(), 1, spec.batchSize(), null, spec.seed());
        TrainingStep step = new TrainingStep(network, unclipped, spec.batchSize(), examples, null);
        int[] order =
                IntStream.range(0, Math.min(spec.batchSize(), examples.rows())).toArray();
        BatchLoss loss = step.loss();
        examples.gather(order, 0, order.length, step.inputs(), loss.targets(), loss.weights());
        assertThat(step.run(order.length, 0, false)).isTrue();
        add("first gradient of ", step.gradients(), network);
    }

    private void train(Network network, Examples examples) {
        TrainingSpec spec = torch.training();
        int batchSize = spec.batchSize();
        TrainingStep step = new TrainingStep(network, spec, batchSize, examples, null);
        int batches = Math.ceilDiv(examples.rows(), batchSize);
        Schedule schedule = spec.learningRateSchedule().build(spec.learningRate(), spec.epochs(), batches);
        int[] order = IntStream.range(0, examples.rows()).toArray();
        int number = 0;
        for (int epoch = 1; epoch <= spec.epochs(); epoch++) {
            for (int batch = 0; batch < batches; batch++) {
                int from = batch * batchSize;
                int count = Math.min(batchSize, examples.rows() - from);
                BatchLoss loss = step.loss();
                examples.gather(order, from, count, step.inputs(), loss.targets(), loss.weights());
                assertThat(step.run(count, schedule.rate(epoch, batch), false)).isTrue();
                tensors.put("loss of step " + number, new double[] {loss.lossSum() / loss.weightSum()});
                number++;
            }
        }
    }

    private Examples examples() {
        int rows = torch.features().size();
        int columns = torch.training().loss().targetColumns(torch.outputs());
        double[] inputs = new double[rows * torch.inputs()];
        double[] targets = new double[rows * columns];
        fill(inputs, 0, torch.features());
        fill(targets, 0, torch.targets());
        Examples examples = new Examples(rows, torch.inputs(), columns);
        examples.setRows(0, rows, floats(inputs), 0, floats(targets), 0);
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

    /** Adds block by block what is given; what the fixture does not have is NaN and left out. */
    private void add(String what, float[] values, Network network) {
        for (PlacedBlock block : network.blocks()) {
            if (block.offset() < values.length && !Float.isNaN(values[block.offset()])) {
                tensors.put(what + block.name(), doubles(values, block.offset(), block.size()));
            }
        }
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
            JsonNode given =
                    layer.path(Objects.requireNonNull(NAMES.get(block.block().name())));
            int columns = block.block().columns();
            for (int i = 0; i < block.size(); i++) {
                JsonNode value = block.isPenalized() ? given.path(i % columns).path(i / columns) : given.path(i);
                values[block.offset() + i] = value.isMissingNode() ? Float.NaN : (float) value.asDouble();
            }
        }
        return values;
    }

    private static int fill(double[] values, int from, JsonNode node) {
        if (node.isNumber()) {
            values[from] = node.asDouble();
            return from + 1;
        }
        int next = from;
        for (JsonNode element : node) {
            next = fill(values, next, element);
        }
        return next;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static double[] doubles(float[] values, int from, int count) {
        return IntStream.range(from, from + count).mapToDouble(i -> values[i]).toArray();
    }
}
