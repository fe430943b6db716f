package io.lamina.nn.train;

import io.lamina.nn.diagnostics.LayerDiagnostics;
import io.lamina.nn.layer.ParameterBlock.Role;
import io.lamina.nn.layer.UnitActivity;
import io.lamina.nn.linalg.FlatArray;
import io.lamina.nn.linalg.Norms;
import io.lamina.nn.network.Network;
import io.lamina.nn.network.NetworkPass;
import io.lamina.nn.network.PlacedBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures what each layer does in one step of every epoch: norms of gradients and weights, and how far the step moved the weights; and over
 * the whole epoch, which units learned. An epoch's other steps pay nothing. For one thread.
 */
final class LayerMonitor {
    private final Network network;
    private final NetworkPass pass;
    private final FlatArray parameters;
    private final List<List<PlacedBlock>> weights = new ArrayList<>();
    private final double[] gradientSquares;
    private final double[] changeSquares;
    private final float[] before;

    LayerMonitor(Network network, NetworkPass pass) {
        this.network = network;
        this.pass = pass;
        this.parameters = network.parameters();
        for (int layer = 0; layer < pass.layerCount(); layer++) {
            int number = layer;
            weights.add(network.blocks().stream()
                    .filter(block -> block.layer() == number && block.block().role() == Role.WEIGHTS)
                    .toList());
        }
        this.gradientSquares = new double[pass.layerCount()];
        this.changeSquares = new double[pass.layerCount()];
        this.before = new float[network.learnedCount()];
    }

    void beginEpoch() {
        for (int layer = 0; layer < pass.layerCount(); layer++) {
            pass.activityOf(layer).forget();
        }
    }

    /** Takes note of the gradients of the loss alone, before penalties and clipping, and of the parameters that the step will change. */
    void beforeUpdate() {
        for (int layer = 0; layer < gradientSquares.length; layer++) {
            double squares = 0;
            for (PlacedBlock block : weights.get(layer)) {
                squares += Norms.squares(pass.gradients(), block.offset(), block.size());
            }
            gradientSquares[layer] = squares;
        }
        parameters.read(0, before, 0, before.length);
    }

    /** Takes note of how far the step has moved the weights. */
    void afterUpdate() {
        for (int layer = 0; layer < changeSquares.length; layer++) {
            double squares = 0;
            for (PlacedBlock block : weights.get(layer)) {
                squares += changeOf(block);
            }
            changeSquares[layer] = squares;
        }
    }

    /** What the observed step did, for each layer that has weights, from the inputs to the output. */
    List<LayerDiagnostics> afterEpoch() {
        List<LayerDiagnostics> layers = new ArrayList<>();
        for (int layer = 0; layer < gradientSquares.length; layer++) {
            if (!weights.get(layer).isEmpty()) {
                layers.add(diagnose(layer));
            }
        }
        return layers;
    }

    private LayerDiagnostics diagnose(int layer) {
        double squares = 0;
        int count = 0;
        for (PlacedBlock block : weights.get(layer)) {
            squares += Norms.squares(before, block.offset(), block.size());
            count += block.size();
        }
        UnitActivity activity = pass.activityOf(layer);
        return new LayerDiagnostics(
                network.pathOf(layer),
                count,
                Math.sqrt(gradientSquares[layer]),
                Math.sqrt(squares),
                squares == 0 ? 0 : Math.sqrt(changeSquares[layer] / squares),
                (double) activity.deadUnits() / activity.units());
    }

    private double changeOf(PlacedBlock block) {
        float[] after = parameters.values();
        double squares = 0;
        for (int i = block.offset(); i < block.offset() + block.size(); i++) {
            double change = (double) after[i] - before[i];
            squares += change * change;
        }
        return squares;
    }
}
