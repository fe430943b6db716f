package io.lamina.nn.train;

import io.lamina.nn.linalg.Buffer;
import io.lamina.nn.linalg.Cores;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.network.Network;
import io.lamina.nn.network.NetworkPass;
import io.lamina.nn.network.PlacedBlock;
import io.lamina.nn.optimizer.Optimizer;
import java.util.List;

/**
 * One step of gradient descent: forward, loss, backward, penalties, optimizer. All memory is allocated once; {@link #run} allocates
 * nothing. For one thread.
 */
final class TrainingStep {
    /** Parameters that are updated, and then checked, while they are in the second-level cache with gradients and state. */
    private static final int PIECE = 8192;

    /** Parameters that one core updates at a time: about 30 µs. */
    private static final int PART = 16 * PIECE;

    private final Network network;
    private final NetworkPass pass;
    private final Buffer targets;
    private final double[] losses;
    private final Loss loss;
    private final Penalty penalty;
    private final Optimizer optimizer;
    private final Cores.Piece update = this::updatePart;

    /** The largest parameter of each part after the last step. */
    private final float[] largest;

    private long number;
    private double lossSum;

    TrainingStep(Network network, TrainingSpec spec, int batchSize) {
        this.network = network;
        this.loss = spec.loss();
        this.pass = network.pass(batchSize, spec.seed());
        this.targets = Buffer.allocate(batchSize, loss.targetColumns(network.outputs()));
        this.losses = new double[batchSize];
        this.penalty = new Penalty(spec.regularization(), network);
        this.optimizer = spec.optimizer().build(network.learnedCount());
        this.largest = new float[Math.ceilDiv(network.learnedCount(), PART)];
    }

    /** Where the caller puts the inputs of a batch: [batchSize, inputs]. */
    float[] inputs() {
        return pass.inputs().values();
    }

    /** Where the caller puts the targets of a batch: [batchSize, targetColumns]. */
    float[] targets() {
        return targets.values();
    }

    /** The sum of the rows' losses in the last step, before it changed the parameters. */
    double lossSum() {
        return lossSum;
    }

    /** The gradients of the last step, penalties included, in the order of the parameters. */
    float[] gradients() {
        return pass.gradients();
    }

    /**
     * Learns from the first {@code rows} rows of the batch.
     *
     * @return false if something was not finite any more; {@link #findTrouble} says what
     */
    boolean run(int rows, double learningRate) {
        number++;
        pass.forward(rows, number);
        loss.evaluate(
                pass.outputs().values(),
                targets.values(),
                losses,
                pass.outputGradients().values(),
                rows,
                network.outputs());
        lossSum = sum(losses, rows);
        if (!Double.isFinite(lossSum)) {
            return false;
        }
        pass.backward(rows);
        penalty.addTo(pass.gradients());
        if (!Finite.all(pass.gradients(), 0, pass.gradients().length)) {
            return false;
        }
        return update(learningRate);
    }

    private boolean update(double learningRate) {
        optimizer.beginStep(learningRate);
        Cores.run(largest.length, update);
        return Finite.all(largest, 0, largest.length);
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

    /** The sum of the first {@code count} values, in the order of their index. */
    static double sum(double[] values, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return sum;
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
        if (!Double.isFinite(lossSum)) {
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
