package io.lamina.nn.train;

import io.lamina.nn.diagnostics.LayerDiagnostics;
import io.lamina.nn.layer.ParameterBlock.Role;
import io.lamina.nn.layer.UnitActivity;
import io.lamina.nn.linalg.FlatArray;
import io.lamina.nn.linalg.Norms;
import io.lamina.nn.network.Network;
import io.lamina.nn.network.NetworkPass;
import io.lamina.nn.network.PlacedBlock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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
    private final double[] weightSquares;
    private final double[] changeSquares;

    /** The parameters that a step changes, while it runs. */
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
        this.weightSquares = new double[pass.layerCount()];
        this.changeSquares = new double[pass.layerCount()];
        this.before = new float[network.learnedCount()];
    }

    /** The layers that have weights, from the inputs to the output, as the configuration calls them. */
    List<String> layers() {
        return IntStream.range(0, weights.size())
                .filter(layer -> !weights.get(layer).isEmpty())
                .mapToObj(network::pathOf)
                .toList();
    }

    void beginEpoch() {
        for (int layer = 0; layer < pass.layerCount(); layer++) {
            pass.activityOf(layer).forget();
        }
    }

    /** Takes note of the gradients of the loss alone, before penalties and clipping, and of the parameters that the step will change. */
    void beforeUpdate() {
        parameters.read(0, before, 0, before.length);
        for (int layer = 0; layer < gradientSquares.length; layer++) {
            gradientSquares[layer] = squares(pass.gradients(), layer);
            weightSquares[layer] = squares(before, layer);
        }
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
        int count = weights.get(layer).stream().mapToInt(PlacedBlock::size).sum();
        double squares = weightSquares[layer];
        UnitActivity activity = pass.activityOf(layer);
        return new LayerDiagnostics(
                network.pathOf(layer),
                count,
                Math.sqrt(gradientSquares[layer]),
                Math.sqrt(squares),
                squares == 0 ? 0 : Math.sqrt(changeSquares[layer] / squares),
                (double) activity.deadUnits() / activity.units());
    }

    private double squares(float[] values, int layer) {
        double squares = 0;
        for (PlacedBlock block : weights.get(layer)) {
            squares += Norms.squares(values, block.offset(), block.size());
        }
        return squares;
    }

    void transfer(StateTransfer state) throws IOException {
        for (double[] squares : List.of(gradientSquares, weightSquares, changeSquares)) {
            System.arraycopy(state.reals(squares), 0, squares, 0, squares.length);
        }
        for (int layer = 0; layer < pass.layerCount(); layer++) {
            state.values(pass.activityOf(layer).state());
        }
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
