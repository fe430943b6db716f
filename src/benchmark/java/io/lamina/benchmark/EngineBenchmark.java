package io.lamina.benchmark;

import io.lamina.nn.linalg.PeakBenchmark;
import io.lamina.nn.train.PredictionBenchmark;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The engine's benchmark: training steps of Lamina, PyTorch and DL4J in turn, medians, and the table of docs/benchmarks.md on standard
 * output. {@code benchmarks/engine.sh} runs it; {@code --fast} takes less time for each, {@code --alone} leaves the others out.
 */
public final class EngineBenchmark {
    private static final String ONE = " one ";
    private static final String ALL = " all ";

    private final Figures figures = new Figures();
    private final List<Workload> every = List.of(Workload.values());
    private final List<Workload> large =
            every.stream().filter(Workload::isLarge).toList();

    private EngineBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        List<String> flags = Arrays.asList(arguments);
        boolean fast = flags.contains("--fast");
        new EngineBenchmark().run(5, fast ? 0.4 : 1.0, flags.contains("--alone"));
    }

    private void run(int repetitions, double seconds, boolean alone) throws Exception {
        boolean torch = !alone && Rivals.hasPyTorch();
        Lamina lamina = new Lamina(seconds);
        Rivals rivals = new Rivals(seconds);
        int cores = Runtime.getRuntime().availableProcessors();
        for (int i = 1; i <= repetitions; i++) {
            System.err.printf("repetition %d of %d%n", i, repetitions);
            lamina.steps(every, 1, figures, ONE);
            if (torch) {
                rivals.pyTorch(every, true, figures, ONE);
            }
            if (!alone) {
                rivals.dl4j(every, true, figures, ONE);
            }
            lamina.steps(large, cores, figures, ALL);
            if (torch) {
                rivals.pyTorch(large, false, figures, ALL);
            }
            if (!alone) {
                rivals.dl4j(large, false, figures, ALL);
            }
            lamina.parts(1, figures, ONE);
        }
        System.out.println(Machine.describe());
        System.out.printf("Medians of %d alternating repetitions.%n", repetitions);
        if (!torch) {
            System.out.println("Left out: PyTorch" + (alone ? " and DL4J." : " (no Python that imports torch)."));
        }
        table("One thread each", every, ONE);
        table("Every core", large, ALL);
        parts();
    }

    private void table(String title, List<Workload> workloads, String suffix) {
        System.out.printf("%n%s (µs a step):%n%n", title);
        System.out.println("| network, batch | Lamina | PyTorch | DL4J | PyTorch ÷ Lamina (wanted) "
                + "| DL4J ÷ Lamina (wanted) | bytes allocated a step |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (Workload workload : workloads) {
            double own = figures.median("step" + suffix + workload);
            double torch = figures.median("torch" + suffix + workload);
            double dl4j = figures.median("dl4j" + suffix + workload);
            // With every core the bar is that of the largest network.
            Workload bar = suffix.equals(ALL) ? Workload.WIDE : workload;
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.1f | %s | %s | %.1f |%n",
                    workload.title(),
                    own,
                    torch,
                    dl4j,
                    ratio(torch / own, bar.wantedOfPyTorch()),
                    ratio(dl4j / own, bar.wantedOfDl4j()),
                    figures.median("allocation step" + suffix + workload));
        }
    }

    private static String ratio(double reached, double wanted) {
        if (Double.isNaN(reached)) {
            return "–";
        }
        return String.format(
                Locale.ROOT, "%s%.2f (%s)", reached >= wanted ? "" : "missed: ", reached, ("" + wanted).replace(".0", ""));
    }

    private void parts() {
        double peak = 2.0 * Math.pow(PeakBenchmark.SIZE, 3) / figures.median("sgemm" + ONE) / 1e3;
        System.out.printf(Locale.ROOT, "%nPeak of sgemm, one thread: %.1f GFLOP/s. Of it reach:%n%n", peak);
        System.out.println("| network, batch | products alone (aim 90 %) | whole step (aim 75 %) |\n|---|---|---|");
        for (Workload workload : List.of(Workload.DIGITS, Workload.WIDE)) {
            double rate = workload.operations() / 1e3 / peak;
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f %% | %.0f %% |%n",
                    workload.title(),
                    100 * rate / figures.median("products" + ONE + workload),
                    100 * rate / figures.median("step" + ONE + workload));
        }
        System.out.printf("%nPrediction, one thread:%n%n");
        System.out.println("| network | a single row, µs | 10,000 rows in one call, µs "
                + "| their speed ÷ that of a training forward (wanted 80 %) | bytes allocated, single row |");
        System.out.println("|---|---|---|---|---|");
        for (Workload workload : List.of(Workload.CANCER, Workload.DIGITS, Workload.WIDE)) {
            double many = figures.median("manyRows" + ONE + workload);
            double forward = figures.median("trainingForward" + ONE + workload);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.0f | %.0f %% | %.1f |%n",
                    workload.title(),
                    figures.median("singleRow" + ONE + workload),
                    many,
                    100 * forward / workload.batchSize() / (many / PredictionBenchmark.MANY),
                    figures.median("allocation singleRow" + ONE + workload));
        }
    }
}
