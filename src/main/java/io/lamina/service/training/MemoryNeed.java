package io.lamina.service.training;

import io.lamina.nn.layer.EmbeddedColumn;
import io.lamina.nn.layer.LayerSpec;
import io.lamina.nn.network.NetworkInputs;
import io.lamina.nn.network.NetworkSpec;
import java.util.List;

/**
 * A rough upper estimate of the memory that one training takes, so that a job which cannot fit is refused when it is submitted and
 * does not take its process down. Asked again by its worker, whose memory may be another.
 *
 * <p>Per parameter, as float32: the parameter, its gradient, three moments of an optimizer, the best so far, those before the observed
 * step, and two copies while the model is scored and written. Per row of a batch: each layer's values before and after normalization,
 * activation and dropout, and their gradients. Per row of the training part: its number in lists of rows and in the order of an epoch,
 * what fitting or scoring needs for a while, and three times its outputs and targets while it is scored. The table and what rows are
 * encoded to lie in files, which take no memory that others need.
 *
 * @param bytes the estimate
 */
record MemoryNeed(long bytes) {
    private static final long BYTES_PER_PARAMETER = 9 * Float.BYTES;
    private static final long BYTES_PER_ROW = 64;
    private static final double USABLE_SHARE = 0.7;

    static MemoryNeed of(NetworkSpec network, NetworkInputs inputs, int outputs, int targets, int batchSize, int rows) {
        List<LayerSpec> layers = network.hiddenLayers();
        long units = inputs.count() + (long) outputs;
        for (EmbeddedColumn column : inputs.embedded()) {
            units += column.dimension();
        }
        for (LayerSpec layer : layers == null ? List.<LayerSpec>of() : layers) {
            units += layer.units();
        }
        return new MemoryNeed(BYTES_PER_PARAMETER * network.parameterCount(inputs, outputs)
                + 6L * Float.BYTES * batchSize * units
                + rows * (BYTES_PER_ROW + 3L * Float.BYTES * (outputs + (long) targets)));
    }

    /** Of a training whose table is ready. */
    static MemoryNeed of(TrainingPlan plan, TrainingData data) {
        return of(
                plan.configuration().network(),
                data.networkInputs(),
                data.outputs(plan.loss()),
                data.targetColumns(),
                plan.trainingSpec().batchSize(),
                plan.mostRowsAtOnce(data.split().training().length));
    }

    /** Whether it fits its share of the heap, beside as many trainings as run at the same time and everything else. */
    boolean fits(int workers) {
        return bytes <= share(workers);
    }

    /** The estimate and what there is, for a person. */
    String sentence(int workers) {
        return ("the training needs about %,d MiB and each of %d workers has %,d; take fewer units, a smaller batch or fewer rows,"
                        + " or give the process more memory")
                .formatted(bytes >> 20, workers, share(workers) >> 20);
    }

    private static long share(int workers) {
        return (long) (USABLE_SHARE * Runtime.getRuntime().maxMemory() / workers);
    }
}
