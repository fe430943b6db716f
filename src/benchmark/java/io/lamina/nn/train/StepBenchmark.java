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
        Adam adam = new Adam(1e-3, 0.9, 0.999, 1e-8, 0);
        TrainingSpec spec =
                new TrainingSpec(workload.loss(), adam, Regularization.NONE, 1, workload.batchSize(), null, 1);
        int columns = workload.loss().targetColumns(workload.outputs());
        Examples examples = new Examples(1, workload.inputs(), columns);
        step = new TrainingStep(workload.network(), spec, workload.batchSize(), examples, null);
        workload.fillInputs(step.inputs());
        workload.fillTargets(step.loss().targets());
    }

    @Benchmark
    public boolean step() {
        return step.run(workload.batchSize(), 1e-3, false);
    }
}
