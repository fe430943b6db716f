package io.lamina.service.training;

import io.lamina.nn.augmentation.AugmentationSpec;
import io.lamina.nn.layer.EmbeddedColumn;
import io.lamina.nn.layer.LayerSpec;
import io.lamina.nn.network.NetworkInputs;
import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import io.lamina.table.split.Split;
import java.util.List;

/**
 * A rough upper estimate of the memory that one training takes, so that a job which cannot fit is refused when it is submitted and
 * does not take its process down. Asked again by its worker, whose memory may be another.
 *
 * <p>Per parameter, as float32: the parameter, its gradient, three moments of an optimizer, the best so far, those before the observed
 * step, and two copies while the model is scored and written. Per row of a batch: each computing unit's values before and after
 * normalization, activation and dropout, and their gradients; targets, losses and gradients of the loss, twice, since mixup compares
 * with two rows; and what augmentations keep. Per row of each part: its number in lists of rows and in the order of an epoch, what
 * fitting or scoring needs for a while, and three times its outputs and targets while it is scored, which happens to the validation part
 * after every epoch. Per row of an epoch in which those of rare classes are repeated: its number; and per training row its class, its
 * place among those of its class, and that it may be drawn. Once: the scratch memory of a network that answers. The table and what
 * rows are encoded to lie in files, which take no memory that others need.
 *
 * @param bytes the estimate
 */
record MemoryNeed(long bytes) {
    private static final long BYTES_PER_PARAMETER = 9 * Float.BYTES;
    private static final long VALUES_PER_UNIT = 6;
    private static final long BYTES_PER_ROW = 64;
    private static final long SCRATCH_BYTES = 2 * (16L << 20);
    private static final double USABLE_SHARE = 0.7;

    /**
     * Of a training whose table is ready.
     *
     * @param classCounts training rows of each class; empty if the target has no classes
     * @throws IllegalArgumentException if the network cannot be built
     */
    static MemoryNeed of(TrainingPlan plan, TrainingData data, List<Integer> classCounts) {
        NetworkInputs inputs = data.networkInputs();
        int outputs = data.outputs(plan.loss());
        long answered = outputs + (long) data.targetColumns();
        Split split = data.split();
        int training = split.training().length;
        long rows = plan.mostRowsAtOnce(training) + split.validation().length;
        return new MemoryNeed(
                BYTES_PER_PARAMETER * plan.configuration().network().parameterCount(inputs, outputs)
                        + batch(plan, inputs, outputs, answered)
                        + rows * (BYTES_PER_ROW + 3L * Float.BYTES * answered)
                        + repeated(training, plan.epochRows(training, classCounts))
                        + Math.min(SCRATCH_BYTES, 2L * Float.BYTES * rows * units(plan, inputs, outputs)));
    }

    /** What oversampling keeps beside the order of the epoch, which counts among what each row takes. */
    private static long repeated(int training, long epoch) {
        return epoch == training ? 0 : Integer.BYTES * (epoch + 3L * training);
    }

    private static long batch(TrainingPlan plan, NetworkInputs inputs, int outputs, long answered) {
        long values = VALUES_PER_UNIT * units(plan, inputs, outputs) + 2 * (answered + Double.BYTES / Float.BYTES);
        for (AugmentationSpec augmentation : plan.configuration().augmentation()) {
            values += augmentation.valuesPerRow(inputs.count());
        }
        return Float.BYTES * values * plan.batchSize();
    }

    private static long units(TrainingPlan plan, NetworkInputs inputs, int outputs) {
        long units = inputs.count() + (long) outputs;
        for (EmbeddedColumn column : inputs.embedded()) {
            units += column.dimension();
        }
        List<LayerSpec> layers = plan.configuration().network().hiddenLayers();
        for (LayerSpec layer : layers == null ? List.<LayerSpec>of() : layers) {
            units += layer.computingUnits();
        }
        return units;
    }

    /** Whether it fits its share of the heap, beside as many trainings as run at the same time and everything else. */
    boolean fits(int workers) {
        return bytes <= share(workers);
    }

    /** That it does not fit. */
    ProblemException refusal(int workers) {
        return ProblemException.of(
                ProblemType.OUT_OF_MEMORY, List.of(ProblemError.at("/network/hiddenLayers", sentence(workers))));
    }

    /** The estimate and what there is, for a person. */
    String sentence(int workers) {
        return "the training needs about %,d MiB and %s %,d; take fewer units, a smaller batch or fewer rows, or give the process more memory%s"
                .formatted(
                        bytes >> 20,
                        workers == 1 ? "its worker has" : "each of " + workers + " workers has",
                        share(workers) >> 20,
                        workers > 1 && fits(1) ? " or fewer workers (LAMINA_WORKERS)" : "");
    }

    private static long share(int workers) {
        return (long) (USABLE_SHARE * Runtime.getRuntime().maxMemory() / workers);
    }
}
