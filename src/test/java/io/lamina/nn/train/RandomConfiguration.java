package io.lamina.nn.train;

import io.lamina.nn.RandomKinds;
import io.lamina.nn.activation.OutputActivation;
import io.lamina.nn.augmentation.AugmentationSpec;
import io.lamina.nn.augmentation.Augmentations;
import io.lamina.nn.clipping.GradientClipping;
import io.lamina.nn.initializer.Initializer;
import io.lamina.nn.layer.EmbeddedColumn;
import io.lamina.nn.layer.LayerSpec;
import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.network.NetworkInputs;
import io.lamina.nn.network.NetworkSpec;
import io.lamina.nn.optimizer.OptimizerSpec;
import io.lamina.nn.schedule.Constant;
import io.lamina.nn.schedule.ScheduleSpec;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A valid configuration with its data, all of it from one seed: any architecture, any kind of anything with settings in all of their ranges,
 * some of them absurd. One half is tame — ordinary data, an ordinary start and rate — so that not everything diverges at once.
 */
final class RandomConfiguration implements AutoCloseable {
    private final long seed;
    private final RandomStream random;
    private final boolean tame;
    private final RandomKinds kinds;
    private final String data;

    final NetworkInputs inputs;
    final int outputs;
    final NetworkSpec network;
    final TrainingSpec spec;
    final Examples training;
    final @Nullable Examples validation;
    final @Nullable Scorer scorer;

    RandomConfiguration(long seed) {
        this.seed = seed;
        this.random = RandomStream.of(seed, Purpose.SHUFFLING, 4_711);
        this.tame = random.nextInt(2) == 0;
        this.kinds = new RandomKinds(random, this::limited);
        this.inputs = inputs();
        this.outputs = 1 + random.nextInt(5);
        this.network = network();
        int rows = random.nextInt(10) == 0 ? 1 : 1 + random.nextInt(120);
        boolean validated = random.nextInt(2) == 0;
        this.scorer = validated && random.nextInt(2) == 0 ? new MeanScorer() : null;
        this.spec = spec(rows);
        RandomData source = new RandomData(random, inputs, spec.loss(), outputs, tame);
        this.data = source.toString();
        this.training = source.draw(rows, random.nextInt(3) == 0);
        this.validation = validated ? source.draw(1 + random.nextInt(40), random.nextInt(3) == 0) : null;
    }

    private NetworkInputs inputs() {
        // Every third is a square, for images.
        int side = 2 + random.nextInt(3);
        int count = random.nextInt(3) == 0 ? side * side : 1 + random.nextInt(20);
        List<EmbeddedColumn> embedded = new ArrayList<>();
        if (random.nextInt(4) == 0) {
            for (int input = 0; input < count; input++) {
                if (random.nextInt(4) == 0) {
                    embedded.add(new EmbeddedColumn(input, 1 + random.nextInt(12), 1 + random.nextInt(6)));
                }
            }
        }
        return new NetworkInputs(count, embedded);
    }

    private NetworkSpec network() {
        List<LayerSpec> layers = new ArrayList<>();
        for (int count = random.nextInt(7); count > 0; count--) {
            layers.add(kinds.of(LayerSpec.class));
        }
        return new NetworkSpec(layers, random.nextInt(tame ? 4 : 2) > 0 ? null : kinds.of(Initializer.class));
    }

    private TrainingSpec spec(int rows) {
        int epochs = 1 + random.nextInt(5);
        ScheduleSpec schedule = random.nextInt(2) == 0 ? new Constant(0) : kinds.of(ScheduleSpec.class);
        while (schedule.warmUpEpochs() >= epochs) {
            schedule = kinds.of(ScheduleSpec.class);
        }
        Loss loss = kinds.of(Loss.class);
        Regularization regularization =
                random.nextInt(3) > 0 ? Regularization.NONE : kinds.record(Regularization.class);
        GradientClipping clipping = random.nextInt(3) > 0 ? null : kinds.of(GradientClipping.class);
        int batchSize = 1 + random.nextInt(rows + 1);
        return new TrainingSpec(
                loss,
                kinds.of(OptimizerSpec.class),
                schedule,
                regularization,
                clipping,
                augmentation(loss),
                epochs,
                batchSize,
                random.nextInt(3) == 0 ? earlyStopping() : null,
                random.nextLong());
    }

    private EarlyStopping earlyStopping() {
        List<String> metrics = new ArrayList<>(List.of(EarlyStopping.VALIDATION_LOSS, EarlyStopping.TRAINING_LOSS));
        if (scorer != null) {
            scorer.metrics().forEach(metric -> metrics.add(metric.name()));
        }
        String metric = metrics.get(random.nextInt(metrics.size()));
        double minDelta = random.nextInt(2) == 0 ? 0 : random.nextDouble();
        return new EarlyStopping(metric, 1 + random.nextInt(3), minDelta, 1 + random.nextInt(3));
    }

    private List<AugmentationSpec> augmentation(Loss loss) {
        List<AugmentationSpec> list = new ArrayList<>();
        for (int attempts = random.nextInt(5); attempts > 1; attempts--) {
            List<AugmentationSpec> longer = new ArrayList<>(list);
            longer.add(kinds.of(AugmentationSpec.class));
            if (fits(longer, loss)) {
                list = longer;
            }
        }
        return list;
    }

    private boolean fits(List<AugmentationSpec> augmentation, Loss loss) {
        boolean classes = loss.outputActivation() == OutputActivation.SOFTMAX
                || (loss.outputActivation() == OutputActivation.SIGMOID && outputs == 1);
        try {
            Augmentations.check(augmentation, inputs.count(), classes);
            if (!inputs.embedded().isEmpty()) {
                Augmentations.requireCodesKept(augmentation);
            }
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    /** What is drawn from less than its whole range: sizes that a test can pay, and the rates that people try. */
    private @Nullable Object limited(RecordComponent component) {
        return switch (component.getName()) {
            case "units" -> 1 + random.nextInt(64);
            case "pixels" -> 1 + random.nextInt(4);
            case "warmUpEpochs" -> random.nextInt(2) * random.nextInt(4);
            case "learningRate" ->
                tame ? Math.pow(10, -4 + 2 * random.nextDouble()) : Math.pow(10, -5 + 6 * random.nextDouble());
            case "weightDecay", "l1", "l2" -> tame ? Math.pow(10, -6 + 4 * random.nextDouble()) : null;
            default -> null;
        };
    }

    /** Whether a second run shall show that it gives the same bits: every tenth. */
    boolean isToBeRepeated() {
        return seed % 10 == 0;
    }

    @Override
    public void close() {
        training.close();
        if (validation != null) {
            validation.close();
        }
    }

    @Override
    public String toString() {
        return "seed %d: %d inputs of which embedded %s, %d outputs, %d rows, %d for validation; %s; %s; %s"
                .formatted(
                        seed,
                        inputs.count(),
                        inputs.embedded(),
                        outputs,
                        training.rows(),
                        validation == null ? 0 : validation.rows(),
                        network,
                        spec,
                        data);
    }

    /** The mean of the first outputs, and a metric that is never defined. */
    private static final class MeanScorer implements Scorer {
        @Override
        public List<ScoredMetric> metrics() {
            return List.of(new ScoredMetric("mean", true), new ScoredMetric("undefined", false));
        }

        @Override
        public double[] score(float[] predictions, float[] targets, int rows) {
            double sum = 0;
            for (int row = 0; row < rows; row++) {
                sum += predictions[row * (predictions.length / rows)];
            }
            return new double[] {sum / rows, Double.NaN};
        }
    }
}
