package io.lamina.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** PyTorch and DL4J, each in a process of its own that prints {@code NAME MICROSECONDS}. */
final class Rivals {
    private final double seconds;

    Rivals(double seconds) {
        this.seconds = seconds;
    }

    /** Whether there is a Python with PyTorch. */
    static boolean hasPyTorch() throws IOException, InterruptedException {
        return new ProcessBuilder(python(), "-c", "import torch")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** The interpreter named by {@code TORCH_PYTHON}, or Debian's. */
    private static String python() {
        return System.getenv().getOrDefault("TORCH_PYTHON", "/usr/bin/python3");
    }

    /** @param oneThread else the library's default */
    void pyTorch(List<Workload> workloads, boolean oneThread, Figures figures, String suffix)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(python(), "src/benchmark/python/torch_steps.py", "" + seconds));
        run(command, workloads, oneThread, figures, "torch", suffix);
    }

    /** @param oneThread else the library's default */
    void dl4j(List<Workload> workloads, boolean oneThread, Figures figures, String suffix)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                Dl4jSteps.class.getName(),
                "" + seconds));
        run(command, workloads, oneThread, figures, "dl4j", suffix);
    }

    private static void run(
            List<String> command,
            List<Workload> workloads,
            boolean oneThread,
            Figures figures,
            String rival,
            String suffix)
            throws IOException, InterruptedException {
        workloads.forEach(workload -> command.add(workload.description()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        if (oneThread) {
            builder.environment().put("OPENBLAS_NUM_THREADS", "1");
            builder.environment().put("OMP_NUM_THREADS", "1");
        }
        Process process = builder.start();
        for (String line : new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            String[] parts = line.split(" ");
            if (parts.length == 2 && isWorkload(parts[0])) {
                figures.add(rival + suffix + parts[0], Double.parseDouble(parts[1]));
            }
        }
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(rival + " ended with status " + status);
        }
    }

    private static boolean isWorkload(String name) {
        for (Workload workload : Workload.values()) {
            if (workload.name().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
