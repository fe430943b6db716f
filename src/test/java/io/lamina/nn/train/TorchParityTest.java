package io.lamina.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * PyTorch's numbers (float64), reproduced in float32: losses of every step, gradients of the first, parameters and outputs at the end. Each
 * tensor is measured as max|a−b| / max(max|b|, 1e-3). {@code -Dtorch.fixtures=DIR} runs the cases of another directory.
 *
 * <p>The tolerance is {@value #TOLERANCE}. A tensor that misses it must show that float32 cannot do better: initial parameters are moved by
 * their last bit, and what that changes in the tensor, times {@value #ROUNDINGS} for the roundings of many steps, is allowed, up to {@value #LOOSEST}. That is so
 * where Adam and its relatives divide a gradient that is zero but for rounding by its own size, and where a kink (mae, relu) lies within
 * a rounding.
 */
class TorchParityTest {
    private static final double TOLERANCE = 1e-5;
    private static final double ROUNDINGS = 30;
    private static final double LOOSEST = 0.5;
    private static final int PERTURBATIONS = 5;
    private static final Map<String, String> ROWS = new TreeMap<>();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @MethodSource("cases")
    void reproducesPyTorch(Path file) throws IOException {
        TorchCase torch = TorchCase.of(JSON.readTree(file));
        Map<String, double[]> expected = TorchRun.expected(torch);
        Map<String, double[]> ours = TorchRun.of(torch, 0);
        assertThat(ours.keySet()).containsAll(expected.keySet());
        assertThat(ours.keySet().stream().filter(name -> name.startsWith("loss")))
                .hasSize(torch.lossPerStep().size());
        double worst = 0;
        double loosest = TOLERANCE;
        for (Map.Entry<String, double[]> tensor : expected.entrySet()) {
            double error = distance(of(ours, tensor.getKey()), tensor.getValue());
            double allowed = TOLERANCE;
            if (error > TOLERANCE) {
                allowed = Math.clamp(ROUNDINGS * lastBitMoves(torch, tensor.getKey()), TOLERANCE, LOOSEST);
            }
            assertThat(error).as(tensor.getKey()).isLessThanOrEqualTo(allowed);
            worst = Math.max(worst, error);
            loosest = Math.max(loosest, allowed);
        }
        ROWS.put(torch.name(), "| %s | %.1e | %.0e |\n".formatted(torch.name(), worst, loosest));
    }

    /** How far a tensor moves when initial parameters move by their last bit. */
    private static double lastBitMoves(TorchCase torch, String name) {
        double[] unmoved = of(TorchRun.of(torch, 0), name);
        double farthest = 0;
        for (int seed = 1; seed <= PERTURBATIONS; seed++) {
            farthest = Math.max(farthest, distance(of(TorchRun.of(torch, seed), name), unmoved));
        }
        return farthest;
    }

    static Stream<Path> cases() throws IOException {
        Path folder = Path.of(System.getProperty("torch.fixtures", "src/test/resources/torch"));
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    @Test
    void refusesAKeyThatItDoesNotKnow() throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(cases().findFirst().orElseThrow());
        json.put("warmup", 3);
        assertThatThrownBy(() -> TorchCase.of(json)).hasMessageContaining("warmup");
    }

    /** The table that docs/engine.md quotes. */
    @AfterAll
    static void writeTable() throws IOException {
        String head = "| case | worst relative error | tolerance |\n|---|---|---|\n";
        Files.writeString(Path.of("target/torch-parity.md"), head + String.join("", ROWS.values()));
    }

    private static double[] of(Map<String, double[]> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    private static double distance(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        double difference = 0;
        double size = 1e-3;
        for (int i = 0; i < expected.length; i++) {
            difference = Math.max(difference, Math.abs(actual[i] - expected[i]));
            size = Math.max(size, Math.abs(expected[i]));
        }
        return difference / size;
    }
}
