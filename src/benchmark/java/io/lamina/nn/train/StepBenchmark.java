package io.lamina.nn.train;

import io.lamina.benchmark.Workload;
import io.lamina.nn.optimizer.Adam;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One training step on a fixed batch, as the training loop runs it: forward, loss, backward, checks, Adam. */
@State(Scope.Thread)
public class StepBenchmark {
    @Param
    public Workload workload;

    private TrainingStep step;

    @Setup
    public void create() {
        step = new TrainingStep(
                workload.network(),
                new TrainingSpec(workload.loss(), new Adam(1e-3, 0.9, 0.999, 1e-8, 0), new Regularization(0, 0), 1, workload.batchSize(), null, 1),
                workload.batchSize());
        workload.fillInputs(step.inputs());
        workload.fillTargets(step.targets());
    }

    @Benchmark
    public boolean step() {
        return step.run(workload.batchSize(), 1e-3);
    }
}
