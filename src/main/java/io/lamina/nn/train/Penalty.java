package io.lamina.nn.train;

import io.lamina.nn.linalg.FlatVector;
import io.lamina.nn.network.Network;
import io.lamina.nn.network.PlacedBlock;
import java.util.List;

/** Adds the gradient of a {@link Regularization} to that of the loss. For one thread; a call allocates nothing. */
final class Penalty {
    private static final int TILE = 1024;

    private final FlatVector parameters;
    private final PlacedBlock[] weights;
    private final float l1;
    private final float l2;
    private final float[] tile = new float[TILE];

    Penalty(Regularization regularization, Network network) {
        this.parameters = network.parameters();
        this.l1 = (float) regularization.l1();
        this.l2 = (float) regularization.l2();
        boolean none = l1 == 0 && l2 == 0;
        List<PlacedBlock> penalized = none
                ? List.of()
                : network.blocks().stream().filter(PlacedBlock::isPenalized).toList();
        this.weights = penalized.toArray(PlacedBlock[]::new);
    }

    void addTo(float[] gradients) {
        for (PlacedBlock block : weights) {
            int end = block.offset() + block.size();
            for (int from = block.offset(); from < end; from += TILE) {
                int count = Math.min(TILE, end - from);
                parameters.read(from, tile, 0, count);
                add(tile, gradients, from, count, l1, l2);
            }
        }
    }

    private static void add(float[] weights, float[] gradients, int from, int count, float l1, float l2) {
        for (int i = 0; i < count; i++) {
            float w = weights[i];
            gradients[from + i] += l1 * Math.signum(w) + l2 * w;
        }
    }
}
