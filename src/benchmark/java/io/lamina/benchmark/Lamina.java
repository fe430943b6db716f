package io.lamina.benchmark;

import io.lamina.nn.linalg.PeakBenchmark;
import io.lamina.nn.linalg.ProductsBenchmark;
import io.lamina.nn.train.PredictionBenchmark;
import io.lamina.nn.train.StepBenchmark;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Our own side, by JMH, each benchmark in a fork of its own. Figures are in microseconds, allocation in bytes. */
final class Lamina {
    private final double seconds;

    Lamina(double seconds) {
        this.seconds = seconds;
    }

    /** Training steps and what each allocates. */
    void steps(List<Workload> workloads, int threads, Figures figures, String suffix) throws RunnerException {
        String[] names = workloads.stream().map(Workload::name).toArray(String[]::new);
        run(options(StepBenchmark.class, threads).param("workload", names), figures, suffix);
    }

    /** The peak, products alone and predictions. */
    void parts(int threads, Figures figures, String suffix) throws RunnerException {
        run(options(PeakBenchmark.class, threads), figures, suffix);
        run(options(ProductsBenchmark.class, threads), figures, suffix);
        run(options(PredictionBenchmark.class, threads), figures, suffix);
    }

    private ChainedOptionsBuilder options(Class<?> benchmark, int threads) {
        TimeValue iteration = TimeValue.milliseconds(Math.round(seconds * 500));
        return new OptionsBuilder()
                .include(benchmark.getName() + "\\.")
                .mode(org.openjdk.jmh.annotations.Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(1)
                .warmupIterations(3)
                .warmupTime(iteration)
                .measurementIterations(3)
                .measurementTime(iteration)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .jvmArgs(
                        "-Xmx2g",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dlamina.engine.threads=" + threads);
    }

    private static void run(ChainedOptionsBuilder options, Figures figures, String suffix) throws RunnerException {
        for (RunResult result : new Runner(options.build()).run()) {
            String workload = result.getParams().getParam("workload");
            String name = result.getPrimaryResult().getLabel() + suffix + (workload == null ? "" : workload);
            figures.add(name, result.getPrimaryResult().getScore());
            Result<?> allocation = result.getSecondaryResults().get("gc.alloc.rate.norm");
            if (allocation != null) {
                figures.add("allocation " + name, allocation.getScore());
            }
        }
    }
}
