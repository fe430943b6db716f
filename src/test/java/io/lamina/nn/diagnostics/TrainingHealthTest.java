package io.lamina.nn.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class TrainingHealthTest {

    private final TrainingHealth health = new TrainingHealth();

    @Test
    void withoutAnEpochThereIsNothingToSay() {
        assertThat(health.findings()).isEmpty();
    }

    @Test
    void tenSigmoidLayersVanish() {
        for (int epoch = 0; epoch < 20; epoch++) {
            health.observe(epoch(11, layer -> Math.pow(0.25, 10 - layer), layer -> 0));
        }
        assertThat(health.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Symptom.VANISHING_GRADIENTS);
            assertThat(finding.layer()).isEqualTo("layer 0");
            assertThat(finding.detail())
                    .isEqualTo("the gradient of its weights (root mean square) was below 1/1000 of the output layer's"
                            + " in 20 of 20 epochs, on average 9.5e-07 of it");
            assertThat(finding.advice()).contains("relu", "he_normal", "batch normalization", "fewer layers");
        });
    }

    @Test
    void threeSigmoidLayersDoNot() {
        for (int epoch = 0; epoch < 20; epoch++) {
            health.observe(epoch(4, layer -> Math.pow(0.25, 3 - layer), layer -> 0));
        }
        assertThat(health.findings()).isEmpty();
    }

    @Test
    void deepReluWithAWideLayerBelowOneOutputIsHealthy() {
        for (int epoch = 0; epoch < 20; epoch++) {
            double loss = Math.pow(0.3, epoch);
            health.observe(epoch(
                    20, layer -> layer == 19 ? loss : loss * 0.04 * (1 + 0.5 * Math.sin(layer)), layer -> 0.3));
        }
        assertThat(health.findings()).isEmpty();
    }

    @Test
    void gradientsThatAreLargeInAllLayersExplode() {
        for (int epoch = 0; epoch < 5; epoch++) {
            health.observe(List.of(
                    new LayerDiagnostics("first", 100, 1e13, 100, 0.001, 0),
                    new LayerDiagnostics("output layer", 100, 1e12, 100, 0.001, 0)));
        }
        assertThat(health.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Symptom.EXPLODING_GRADIENTS);
            assertThat(finding.layer()).isEqualTo("first");
        });
    }

    @Test
    void unitsThatAnswerWithZeroFromTheStartAreDead() {
        for (int epoch = 0; epoch < 5; epoch++) {
            health.observe(List.of(
                    new LayerDiagnostics("first", 100, 0, 0, 0, 1),
                    new LayerDiagnostics("output layer", 100, 0, 0, 0, 0)));
        }
        assertThat(health.findings()).extracting(Finding::code).containsExactly(Symptom.DEAD_UNITS);
    }

    @Test
    void layersOfDifferentSizeAreComparedByTheirWeight() {
        // The same gradient of each weight: the norm of the small output layer is far smaller.
        for (int epoch = 0; epoch < 5; epoch++) {
            health.observe(List.of(
                    new LayerDiagnostics("wide", 100_000_000, 10_000, 100, 0.001, 0),
                    new LayerDiagnostics("output layer", 4, 2, 1, 0.001, 0)));
        }
        assertThat(health.findings()).isEmpty();
    }

    @Test
    void aFewBadEpochsAreNoMajority() {
        for (int epoch = 0; epoch < 20; epoch++) {
            double factor = epoch < 10 ? 0.1 : 1;
            health.observe(epoch(6, layer -> layer == 0 ? 1e-3 * factor * 1.5 : 1, layer -> 0));
        }
        assertThat(health.findings()).isEmpty();
        health.observe(epoch(6, layer -> layer == 0 ? 1e-5 : 1, layer -> 0));
        assertThat(health.findings()).extracting(Finding::code).containsExactly(Symptom.VANISHING_GRADIENTS);
    }

    @Test
    void gradientsThatGrowTowardsTheInputsExplode() {
        for (int epoch = 0; epoch < 4; epoch++) {
            health.observe(epoch(11, layer -> Math.pow(2.5, 10 - layer), layer -> 0));
        }
        assertThat(health.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Symptom.EXPLODING_GRADIENTS);
            assertThat(finding.layer()).isEqualTo("layer 0");
            assertThat(finding.detail()).contains("more than 1000 times", "4 of 4 epochs", "9.5e+03 times");
            assertThat(finding.advice()).contains("learning rate", "clipping");
        });
    }

    @Test
    void stepsLargerThanTheWeightsExplode() {
        for (int epoch = 0; epoch < 20; epoch++) {
            health.observe(withUpdateRatio(epoch < 3 ? 1.5 + epoch : 0.002));
        }
        assertThat(health.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Symptom.EXPLODING_GRADIENTS);
            assertThat(finding.layer()).isEqualTo("layer 1");
            assertThat(finding.detail())
                    .isEqualTo("in 3 of 20 epochs a step changed its weights by more than their own norm,"
                            + " at most 3.5 times");
        });
    }

    @Test
    void aLargeFirstStepIsForgiven() {
        // Weights that start at zero grow by any number of times.
        health.observe(withUpdateRatio(Double.POSITIVE_INFINITY));
        health.observe(withUpdateRatio(50));
        health.observe(withUpdateRatio(3));
        for (int epoch = 3; epoch < 20; epoch++) {
            health.observe(withUpdateRatio(0.01));
        }
        assertThat(health.findings()).isEmpty();
    }

    @Test
    void unitsThatStayDeadUntilTheEndAreFound() {
        for (int epoch = 0; epoch < 10; epoch++) {
            double dead = epoch < 5 ? 0.2 : 0.75;
            health.observe(epoch(4, layer -> 1, layer -> layer == 1 ? dead : 0.1));
        }
        assertThat(health.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Symptom.DEAD_UNITS);
            assertThat(finding.layer()).isEqualTo("layer 1");
            assertThat(finding.detail())
                    .isEqualTo("75 % of its units got no gradient from any row in the last 5 epochs");
            assertThat(finding.advice()).contains("leaky_relu", "elu");
        });
    }

    @Test
    void unitsThatRecoverAreNotDead() {
        for (int epoch = 0; epoch < 10; epoch++) {
            double dead = epoch < 8 ? 0.9 : 0.4;
            health.observe(epoch(4, layer -> 1, layer -> layer == 1 ? dead : 0));
        }
        assertThat(health.findings()).isEmpty();
    }

    @Test
    void aDeadLayerIsTheOneCauseOfWhatLiesBelow() {
        for (int epoch = 0; epoch < 10; epoch++) {
            health.observe(epoch(6, layer -> layer <= 3 ? 0 : 1, layer -> layer <= 3 ? 1 : 0));
        }
        assertThat(health.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Symptom.DEAD_UNITS);
            assertThat(finding.layer()).isEqualTo("layer 3");
        });
    }

    @Test
    void gradientsThatVanishToZeroAreNotDeadUnits() {
        // Below layer 30 nothing is left in a float, so that no unit there has a gradient.
        for (int epoch = 0; epoch < 10; epoch++) {
            health.observe(
                    epoch(101, layer -> layer < 30 ? 0 : Math.pow(0.25, 100 - layer), layer -> layer < 30 ? 1 : 0));
        }
        assertThat(health.findings()).extracting(Finding::code).containsExactly(Symptom.VANISHING_GRADIENTS);
    }

    @Test
    void aNetworkThatHasLearnedEverythingIsHealthy() {
        for (int epoch = 0; epoch < 10; epoch++) {
            boolean learned = epoch > 4;
            health.observe(epoch(4, layer -> learned ? 0 : 1, layer -> learned ? 1 : 0));
        }
        assertThat(health.findings()).isEmpty();
    }

    @Test
    void layersMustNotChange() {
        health.observe(epoch(4, layer -> 1, layer -> 0));
        assertThatThrownBy(() -> health.observe(epoch(5, layer -> 1, layer -> 0)))
                .hasMessage("every epoch must have the same 4 layers, got 5");
    }

    private static List<LayerDiagnostics> withUpdateRatio(double ratio) {
        return List.of(
                new LayerDiagnostics("layer 0", 16, 1, 4, 0.001, 0),
                new LayerDiagnostics("layer 1", 16, 1, 4, ratio, 0),
                new LayerDiagnostics("output layer", 16, 1, 4, 0.001, 0));
    }

    /** Layers of 16 weights each, with the given gradient of one weight; the last is the output layer. */
    private static List<LayerDiagnostics> epoch(int layers, IntToDoubleFunction gradient, IntToDoubleFunction dead) {
        List<LayerDiagnostics> epoch = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            epoch.add(new LayerDiagnostics(
                    "layer " + layer,
                    16,
                    4 * gradient.applyAsDouble(layer),
                    4,
                    0.001,
                    layer == layers - 1 && gradient.applyAsDouble(layer) > 0 ? 0 : dead.applyAsDouble(layer)));
        }
        return epoch;
    }
}
