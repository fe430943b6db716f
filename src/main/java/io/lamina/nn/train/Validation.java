package io.lamina.nn.train;

import io.lamina.nn.linalg.Buffer;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.network.Inference;
import io.lamina.nn.network.Network;
import io.lamina.nn.train.Scorer.ScoredMetric;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The validation rows after an epoch: their mean loss, and what a scorer makes of the predictions. For one thread. */
final class Validation {
    private final Examples examples;
    private final Loss loss;
    private final @Nullable Scorer scorer;
    private final Inference inference;
    private final int outputs;
    private final float[] batchTargets;
    private final double[] losses;
    private final float[] unusedGradients;
    private final float[] predictions;
    private final float[] targets;
    private double meanLoss;

    Validation(Network network, Examples examples, Loss loss, @Nullable Scorer scorer) {
        this.examples = examples;
        this.loss = loss;
        this.scorer = scorer;
        this.inference = network.inference(examples.rows());
        this.outputs = network.outputs();
        this.batchTargets = new float[inference.capacity() * examples.targetColumns()];
        this.losses = new double[inference.capacity()];
        this.unusedGradients = new float[inference.capacity() * outputs];
        this.predictions = new float[scorer == null ? 0 : Math.multiplyExact(examples.rows(), outputs)];
        this.targets = new float[scorer == null ? 0 : Math.multiplyExact(examples.rows(), examples.targetColumns())];
        if (scorer != null) {
            examples.copyTargets(0, examples.rows(), targets, 0);
        }
    }

    /** Takes the loss of the rows, and the predictions that {@link #metrics} scores; false if it was cancelled before the end. */
    boolean run(Cancellation cancellation) {
        return run(examples.rows(), cancellation);
    }

    /** The same for the first rows alone, for what needs no metrics. */
    boolean run(int rows, Cancellation cancellation) {
        WeightedMean mean = new WeightedMean();
        for (int from = 0; from < rows; from += inference.capacity()) {
            if (cancellation.isCancelled()) {
                return false;
            }
            int count = Math.min(inference.capacity(), rows - from);
            examples.copyInputs(from, count, inference.inputs().values(), 0);
            examples.copyTargets(from, count, batchTargets, 0);
            Buffer raw = inference.run(count);
            loss.evaluate(raw.values(), batchTargets, losses, unusedGradients, count, outputs);
            for (int i = 0; i < count; i++) {
                mean.add(losses[i], examples.weight(from + i));
            }
            if (scorer != null) {
                System.arraycopy(raw.values(), 0, predictions, from * outputs, count * outputs);
                loss.outputActivation().apply(predictions, from * outputs, count, outputs);
            }
        }
        meanLoss = mean.value();
        return true;
    }

    /** The (weighted) mean loss of the last {@link #run}. */
    double loss() {
        return meanLoss;
    }

    /** What the scorer yields for the predictions of the last {@link #run}. */
    Map<String, Double> metrics() {
        if (scorer == null) {
            return Map.of();
        }
        List<ScoredMetric> names = scorer.metrics();
        double[] values = scorer.score(predictions, targets, examples.rows());
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            metrics.put(names.get(i).name(), values[i]);
        }
        return Collections.unmodifiableMap(metrics);
    }
}
