package io.lamina.nn.train;

import io.lamina.nn.augmentation.Augmentations;
import io.lamina.nn.clipping.GradientClipping;
import io.lamina.nn.linalg.Buffer;
import io.lamina.nn.linalg.Cores;
import io.lamina.nn.network.Network;
import io.lamina.nn.network.NetworkPass;
import io.lamina.nn.network.PlacedBlock;
import io.lamina.nn.optimizer.Optimizer;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of gradient descent: augmentation, forward, loss, backward, penalties, clipping, optimizer, max-norm. All memory is allocated
 * once; {@link #run} allocates nothing. For one thread.
 */
final class TrainingStep {
    /** Parameters that are updated, and then checked, while they are in the second-level cache with gradients and state. */
    private static final int PIECE = 8192;

    /** Parameters that one core updates at a time: about 30 µs. */
    private static final int PART = 16 * PIECE;

    private final Network network;
    private final NetworkPass pass;
    private final BatchLoss loss;
    private final Augmentations augmentations;
    private final Penalty penalty;
    private final @Nullable GradientClipping clipping;
    private final Optimizer optimizer;
    private final MaxNorm maxNorm;
    private final LayerMonitor monitor;
    private final Cores.Piece update = this::updatePart;

    /** The largest parameter of each part after the last step. */
    private final float[] largest;

    private long number;

    /**
     * A step on batches of at most {@code batchSize} rows.
     *
     * @param examples the rows that batches are gathered from
     * @param classes the class of each of them; null when targets are no classes
     * @throws IllegalArgumentException if an augmentation fits neither inputs nor targets
     */
    TrainingStep(Network network, TrainingSpec spec, int batchSize, Examples examples, int @Nullable [] classes) {
        this.network = network;
        this.pass = network.pass(batchSize, spec.seed());
        this.augmentations =
                Augmentations.of(spec.augmentation(), network.inputs(), batchSize, examples, classes, spec.seed());
        boolean mixed = augmentations.mixing() != null;
        this.loss = new BatchLoss(spec.loss(), network, batchSize, examples.isWeighted(), mixed);
        this.penalty = new Penalty(spec.regularization(), network);
        this.clipping = spec.gradientClipping();
        this.optimizer = spec.optimizer().build(network.learnedCount());
        this.maxNorm = new MaxNorm(spec.regularization().maxNorm(), network);
        this.monitor = new LayerMonitor(network, pass);
        this.largest = new float[Math.ceilDiv(network.learnedCount(), PART)];
    }

    /** Where the caller puts the inputs of a batch: [batchSize, inputs]. */
    float[] inputs() {
        return pass.inputs().values();
    }

    /** Where the caller puts the targets and weights of a batch, and where the last step's loss stands, before the change. */
    BatchLoss loss() {
        return loss;
    }

    Augmentations augmentations() {
        return augmentations;
    }

    LayerMonitor monitor() {
        return monitor;
    }

    /** The gradients of the last step, penalties included and clipped, in the order of the parameters. */
    float[] gradients() {
        return pass.gradients();
    }

    /**
     * Learns from the first {@code rows} rows of the batch.
     *
     * @param observed whether the monitor takes note of this step
     * @return false if something was not finite any more; {@link #findTrouble} says what
     */
    boolean run(int rows, double learningRate, boolean observed) {
        number++;
        augmentations.apply(pass.inputs().values(), rows, number);
        pass.forward(rows, number);
        loss.evaluate(pass, rows, augmentations.mixing());
        if (!Double.isFinite(loss.lossSum())) {
            return false;
        }
        pass.backward(rows);
        if (observed) {
            monitor.beforeUpdate();
        }
        penalty.addTo(pass.gradients());
        if (!Finite.all(pass.gradients(), 0, pass.gradients().length)) {
            return false;
        }
        if (clipping != null) {
            clipping.clip(pass.gradients());
        }
        boolean finite = update(learningRate);
        maxNorm.apply();
        if (observed) {
            monitor.afterUpdate();
        }
        return finite;
    }

    private boolean update(double learningRate) {
        optimizer.beginStep(learningRate);
        Cores.run(largest.length, update);
        int learned = network.learnedCount();
        // The variance of a batch may overflow where everything computed with it stays finite.
        return Finite.all(largest, 0, largest.length)
                && Finite.all(network.parameters().values(), learned, network.parameterCount() - learned);
    }

    /** Updates one part of the parameters, in pieces that are checked while they are in the cache. */
    private void updatePart(int part) {
        float[] parameters = network.parameters().values();
        int end = Math.min(network.learnedCount(), (part + 1) * PART);
        float seen = 0f;
        for (int from = part * PART; from < end; from += PIECE) {
            int count = Math.min(PIECE, end - from);
            optimizer.update(parameters, pass.gradients(), from, count);
            seen = Math.max(seen, Finite.largest(parameters, from, count));
        }
        largest[part] = seen;
    }

    /** How many steps there were. */
    long number() {
        return number;
    }

    void transfer(StateTransfer state) throws IOException {
        state.same(network.parameterCount());
        number = state.whole(number);
        state.values(network.parameters().values());
        for (float[] values : optimizer.state()) {
            state.values(values);
        }
        optimizer.restore(state.reals(optimizer.scalars()));
        monitor.transfer(state);
    }

    /** After a failed {@link #run}: the first place, in the order of computation, that was not finite. */
    Trouble findTrouble(int rows) {
        if (!Finite.all(pass.inputs().values(), 0, rows * network.inputs())) {
            return new Trouble("inputs", "a row holds NaN or infinity");
        }
        for (int layer = 0; layer < pass.layerCount(); layer++) {
            Buffer outputs = pass.outputsOf(layer);
            if (!Finite.all(outputs.values(), 0, rows * outputs.columns())) {
                return new Trouble(network.pathOf(layer), "its outputs overflowed");
            }
        }
        if (!Double.isFinite(loss.lossSum())) {
            return new Trouble(network.outputPath(), "the loss overflowed");
        }
        List<PlacedBlock> backwards = network.blocks().reversed().stream()
                .filter(PlacedBlock::isLearned)
                .toList();
        for (PlacedBlock block : backwards) {
            if (!Finite.all(pass.gradients(), block.offset(), block.size())) {
                return new Trouble(network.pathOf(block.layer()), "the gradient of its parameters overflowed");
            }
        }
        for (PlacedBlock block : network.blocks()) {
            float[] values = new float[block.size()];
            network.parameters().read(block.offset(), values, 0, values.length);
            if (!Finite.all(values, 0, values.length)) {
                return new Trouble(network.pathOf(block.layer()), "its parameters overflowed");
            }
        }
        return new Trouble(network.outputPath(), "a value overflowed");
    }

    /** What was not finite, and where. */
    record Trouble(String layer, String finding) {}
}
