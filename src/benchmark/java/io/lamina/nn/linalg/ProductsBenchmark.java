package io.lamina.nn.linalg;

import io.lamina.benchmark.Workload;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The matrix products of a training step without anything else. */
@State(Scope.Thread)
public class ProductsBenchmark {
    @Param({"DIGITS", "WIDE"})
    public Workload workload;

    private Buffer[] activations;
    private Buffer[] gradients;
    private Buffer[] weights;
    private Buffer[] weightGradients;

    @Setup(Level.Iteration)
    public void create() {
        int[] widths = workload.widths();
        int layers = widths.length - 1;
        activations = new Buffer[layers + 1];
        gradients = new Buffer[layers + 1];
        weights = new Buffer[layers];
        weightGradients = new Buffer[layers];
        for (int i = 0; i <= layers; i++) {
            activations[i] = filled(workload.batchSize(), widths[i]);
            gradients[i] = filled(workload.batchSize(), widths[i]);
        }
        for (int i = 0; i < layers; i++) {
            weights[i] = filled(widths[i], widths[i + 1]);
            weightGradients[i] = filled(widths[i], widths[i + 1]);
        }
    }

    private Buffer filled(int rows, int columns) {
        Buffer buffer = Buffer.allocate(rows, columns);
        workload.fillInputs(buffer.values());
        return buffer;
    }

    @Benchmark
    public Buffer[] products() {
        int rows = workload.batchSize();
        for (int i = 0; i < weights.length; i++) {
            Products.addProduct(activations[i], weights[i], activations[i + 1], rows);
            Products.transposedProduct(activations[i], gradients[i + 1], weightGradients[i], rows);
            if (i > 0) {
                Products.productWithTransposed(gradients[i + 1], weights[i], gradients[i], rows);
            }
        }
        return weightGradients;
    }
}
