package io.lamina.nn.train;

import io.lamina.nn.network.Network;
import io.lamina.nn.network.PlacedBlock;
import java.util.List;

/** Adds the gradient of a {@link Regularization} to that of the loss. For one thread; a call allocates nothing. */
final class Penalty {
    private final float[] parameters;
    private final PlacedBlock[] weights;
    private final float l1;
    private final float l2;

    Penalty(Regularization regularization, Network network) {
        this.parameters = network.parameters().values();
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
            add(parameters, gradients, block.offset(), block.offset() + block.size(), l1, l2);
        }
    }

    private static void add(float[] weights, float[] gradients, int from, int end, float l1, float l2) {
        for (int i = from; i < end; i++) {
            float w = weights[i];
            gradients[i] += l1 * Math.signum(w) + l2 * w;
        }
    }
}
