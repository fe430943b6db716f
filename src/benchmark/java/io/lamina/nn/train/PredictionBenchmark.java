package io.lamina.nn.train;

import io.lamina.benchmark.Workload;
import io.lamina.nn.network.Network;
import io.lamina.nn.network.NetworkPass;
import io.lamina.nn.network.Predictor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Predictions in process, beside the way forward of a training batch, which is their measure. */
@State(Scope.Thread)
public class PredictionBenchmark {
    public static final int MANY = 10_000;

    @Param({"CANCER", "DIGITS", "WIDE"})
    public Workload workload;

    private Predictor predictor;
    private NetworkPass pass;
    private float[] inputs;
    private float[] outputs;
    private int row;

    @Setup
    public void create() {
        Network network = workload.network();
        predictor = Predictor.of(network, workload.loss().outputActivation());
        pass = network.pass(workload.batchSize(), 1);
        workload.fillInputs(pass.inputs().values());
        inputs = new float[MANY * workload.inputs()];
        outputs = new float[MANY * workload.outputs()];
        workload.fillInputs(inputs);
    }

    @Benchmark
    public float[] singleRow() {
        predictor.predict(inputs, 1, outputs);
        return outputs;
    }

    @Benchmark
    public float[] manyRows() {
        predictor.predict(inputs, MANY, outputs);
        return outputs;
    }

    @Benchmark
    public Object trainingForward() {
        pass.forward(workload.batchSize(), ++row);
        return pass.outputs();
    }
}
