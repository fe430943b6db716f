package io.lamina.nn.train;

import io.lamina.nn.layer.EmbeddedColumn;
import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.network.NetworkInputs;
import java.util.Arrays;

/** Tables such as nobody wants to meet: each column and each target in a manner of its own, all values finite. */
final class RandomData {
    private enum Manner {
        NORMAL,
        CONSTANT,
        HUGE,
        TINY,
        TWO_VALUES,
        HEAVY_TAILED
    }

    private final RandomStream random;
    private final NetworkInputs inputs;
    private final Loss loss;
    private final int outputs;
    private final Manner[] columns;
    private final Manner target;
    private final boolean imbalanced;
    private final boolean duplicated;

    RandomData(RandomStream random, NetworkInputs inputs, Loss loss, int outputs, boolean tame) {
        this.random = random;
        this.inputs = inputs;
        this.loss = loss;
        this.outputs = outputs;
        this.columns = new Manner[inputs.count()];
        Arrays.setAll(columns, column -> manner(tame));
        this.target = manner(tame);
        this.imbalanced = random.nextInt(3) == 0;
        this.duplicated = random.nextInt(6) == 0;
    }

    private Manner manner(boolean tame) {
        return tame || random.nextInt(3) > 0 ? Manner.NORMAL : Manner.values()[random.nextInt(Manner.values().length)];
    }

    Examples draw(int rows, boolean weighted) {
        int width = loss.targetColumns(outputs);
        Examples examples = new Examples(rows, inputs.count(), width);
        float[] row = new float[inputs.count()];
        float[] targets = new float[width];
        for (int i = 0; i < rows; i++) {
            if (i == 0 || !duplicated) {
                for (int column = 0; column < row.length; column++) {
                    row[column] = value(columns[column]);
                }
                for (EmbeddedColumn embedded : inputs.embedded()) {
                    row[embedded.input()] = random.nextInt(embedded.categories());
                }
                for (int column = 0; column < width; column++) {
                    targets[column] = target(row[0]);
                }
            }
            examples.set(i, row, 0, targets, 0);
        }
        if (weighted) {
            float[] weights = new float[rows];
            for (int i = 0; i < rows; i++) {
                weights[i] = random.nextInt(3) == 0 ? 0f : (float) Math.exp(4 * random.nextGaussian());
            }
            weights[random.nextInt(rows)] = 1f;
            examples.setWeights(weights);
        }
        return examples;
    }

    private float value(Manner manner) {
        double normal = random.nextGaussian();
        return switch (manner) {
            case NORMAL -> (float) normal;
            case CONSTANT -> 3.5f;
            case HUGE -> (float) (1e20 * normal);
            case TINY -> (float) (1e-40 * normal);
            case TWO_VALUES -> normal > 1 ? 1f : 0f;
            case HEAVY_TAILED -> (float) (normal * Math.exp(5 * random.nextGaussian()));
        };
    }

    /** Something to learn where the loss allows it, else whatever it accepts. */
    private float target(float first) {
        for (int attempt = 0; attempt < 20; attempt++) {
            float wanted = target == Manner.NORMAL ? first + 0.1f * (float) random.nextGaussian() : value(target);
            if (imbalanced && random.nextInt(20) > 0) {
                wanted = 0f;
            } else if (random.nextInt(4) == 0) {
                wanted = random.nextInt(Math.max(2, outputs));
            }
            for (float candidate : new float[] {wanted, Math.abs(wanted), Math.round(Math.abs(wanted))}) {
                if (loss.accepts(candidate, outputs)) {
                    return candidate;
                }
            }
        }
        return 0f;
    }

    @Override
    public String toString() {
        return "columns %s, target %s%s%s"
                .formatted(
                        Arrays.toString(columns),
                        target,
                        imbalanced ? ", imbalanced" : "",
                        duplicated ? ", one row again and again" : "");
    }
}
