package io.lamina.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.lamina.nn.diagnostics.LayerDiagnostics;
import io.lamina.nn.network.Network;
import io.lamina.nn.network.Predictor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

/**
 * Whatever is drawn ends properly: with a network that answers, or as diverged with a reason. Never in an exception, without an end, or with
 * numbers that are none. {@code -Dlamina.configurations=1000} runs more of them and reports memory.
 */
class RandomConfigurationTest {
    private static final int COUNT = Integer.getInteger("lamina.configurations", 60);
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Map<StoppedBy, Integer> outcomes = new EnumMap<>(StoppedBy.class);
    private final Map<String, Integer> places = new TreeMap<>();

    @Test
    void everyConfigurationEndsInAnAnswerOrAReason() throws IOException {
        // What the JVM takes once, for code and threads, is taken before memory is looked at.
        runAll(COUNT / 10);
        Memory before = Memory.now();
        outcomes.clear();
        places.clear();
        long start = System.nanoTime();
        runAll(COUNT);
        double seconds = (System.nanoTime() - start) / 1e9;
        Memory after = Memory.now();
        report(before, after, seconds);
        assertThat(after.offHeap).as("megabytes off the heap").isLessThan(before.offHeap + 1);
        assertThat(outcomes).containsKeys(StoppedBy.EPOCHS, StoppedBy.DIVERGED);
    }

    private void runAll(int count) {
        for (long seed = 1; seed <= count; seed++) {
            try (RandomConfiguration configuration = new RandomConfiguration(seed)) {
                StoppedBy outcome =
                        assertTimeoutPreemptively(LIMIT, () -> check(configuration), configuration::toString);
                outcomes.merge(outcome, 1, Integer::sum);
            }
        }
    }

    private StoppedBy check(RandomConfiguration configuration) {
        try {
            Network network = network(configuration);
            List<EpochReport> reports = new ArrayList<>();
            TrainingResult result = train(configuration, network, reports);
            requireProper(result, configuration);
            reports.forEach(RandomConfigurationTest::requireFinite);
            float[] parameters = Tables.parameters(network);
            requireFinite(parameters, "parameter");
            if (result.stoppedBy() == StoppedBy.DIVERGED) {
                places.merge(Objects.requireNonNull(result.divergence()).finding(), 1, Integer::sum);
            } else {
                assertThat(result.bestEpoch()).isPositive();
            }
            if (result.bestEpoch() > 0) {
                requireAnswers(configuration, network);
            }
            if (configuration.isToBeRepeated()) {
                requireEqualBits(configuration, result, parameters);
            }
            return result.stoppedBy();
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError(configuration.toString(), failure);
        }
    }

    private static Network network(RandomConfiguration configuration) {
        return Network.create(
                configuration.network, configuration.inputs, configuration.outputs, configuration.spec.seed());
    }

    private static TrainingResult train(RandomConfiguration configuration, Network network, List<EpochReport> reports) {
        return Trainer.fit(
                network,
                configuration.training,
                configuration.validation,
                configuration.spec,
                configuration.scorer,
                reports::add,
                Cancellation.NEVER);
    }

    private static void requireProper(TrainingResult result, RandomConfiguration configuration) {
        assertThat(result.stoppedBy()).isIn(StoppedBy.EPOCHS, StoppedBy.EARLY_STOPPING, StoppedBy.DIVERGED);
        assertThat(result.epochsRun()).isBetween(0, configuration.spec.epochs());
        assertThat(result.bestEpoch()).isBetween(0, result.epochsRun());
        Divergence divergence = result.divergence();
        assertThat(divergence != null).isEqualTo(result.stoppedBy() == StoppedBy.DIVERGED);
        if (divergence != null) {
            assertThat(divergence.epoch()).isBetween(1, configuration.spec.epochs());
            assertThat(divergence.batch()).isNotNegative();
            assertThat(divergence.layer()).isNotBlank();
            assertThat(divergence.finding()).isNotBlank();
            assertThat(divergence.advice()).isNotBlank();
        }
        assertThat(result.findings()).allSatisfy(finding -> {
            assertThat(finding.layer()).isNotBlank();
            assertThat(finding.detail()).isNotBlank().doesNotContain("NaN", "Infinity");
            assertThat(finding.advice()).isNotBlank();
        });
    }

    private static void requireFinite(EpochReport report) {
        assertThat(report.trainingLoss()).isFinite();
        if (report.validationLoss() != null) {
            assertThat(report.validationLoss()).isFinite();
        }
        assertThat(report.learningRate()).isFinite().isNotNegative();
        for (LayerDiagnostics layer : report.layers()) {
            assertThat(layer.gradientNorm()).isFinite();
            assertThat(layer.weightNorm()).isFinite();
            assertThat(layer.updateRatio()).isFinite();
            assertThat(layer.deadFraction()).isBetween(0.0, 1.0);
        }
    }

    private static void requireFinite(float[] values, String what) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new AssertionError("%s %d is %s".formatted(what, i, values[i]));
            }
        }
    }

    /** The rows that were learned from get finite predictions, the same bits alone as among others. */
    private static void requireAnswers(RandomConfiguration configuration, Network network) {
        Examples rows = configuration.training;
        Predictor predictor = Predictor.of(network, configuration.spec.loss().outputActivation());
        float[] inputs = new float[rows.rows() * rows.inputs()];
        rows.copyInputs(0, rows.rows(), inputs, 0);
        float[] answers = new float[rows.rows() * network.outputs()];
        predictor.predict(inputs, rows.rows(), answers);
        requireFinite(answers, "prediction");
        float[] alone = new float[network.outputs()];
        predictor.predict(inputs, 1, alone);
        assertThat(alone).isEqualTo(Arrays.copyOf(answers, alone.length));
    }

    private static void requireEqualBits(RandomConfiguration configuration, TrainingResult first, float[] parameters) {
        Network again = network(configuration);
        assertThat(train(configuration, again, new ArrayList<>())).isEqualTo(first);
        assertThat(Tables.parameters(again)).isEqualTo(parameters);
    }

    private void report(Memory before, Memory after, double seconds) throws IOException {
        String text = """
                # %,d random configurations

                | outcome | number |
                |---|---|
                %s
                Where the diverged ones did: %s. Seconds: %.1f.

                | memory, MB | before | after |
                |---|---|---|
                | resident | %.1f | %.1f |
                | off the heap, counted by JavaCPP | %.3f | %.3f |
                """.formatted(
                COUNT, lines(), places, seconds, before.resident, after.resident, before.offHeap, after.offHeap);
        Files.writeString(Path.of("target", "random-configurations.md"), text);
    }

    private String lines() {
        StringBuilder lines = new StringBuilder();
        outcomes.forEach((outcome, count) -> lines.append(String.format(Locale.ROOT, "| %s | %d |%n", outcome, count)));
        return lines.toString();
    }

    /** Megabytes that the process holds, after a garbage collection. */
    private record Memory(double resident, double offHeap) {
        static Memory now() {
            System.gc();
            return new Memory(Pointer.physicalBytes() / 1e6, Pointer.totalBytes() / 1e6);
        }
    }
}
