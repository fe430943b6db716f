package io.lamina.nn.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Watches a training epoch by epoch and says at its end what hindered learning. It remembers a few numbers per layer, however many epochs
 * there are; {@link #state} is all of them. For one thread.
 *
 * <p>Gradients are compared by the root mean square over a layer's weights, relative to the output layer's of the same epoch, so that
 * neither the size of a layer nor that of the loss matters.
 *
 * <ul>
 *   <li><b>Vanishing</b>: in most epochs below {@value #VANISHED} of the output layer's. Between layers of equal width a sigmoid with Xavier's
 *       weights passes at most 1/4 of a gradient on, so five of them are about 4⁻⁵ ≈ 10⁻³ and ten 10⁻⁶; relu with He's weights passes about
 *       1, and what remains healthy of a wide layer below one output is √(2/units), 0.04 for 1,024 units. (Glorot and Bengio,
 *       "Understanding the difficulty of training deep feedforward neural networks", AISTATS 2010, figures 6 and 7.)
 *   <li><b>Exploding</b>: in most epochs more than {@value #GROWN} times the output layer's; or, in most epochs, itself above
 *       {@value #GROWN}, where standardized inputs and targets give 1 or less; or, in at least {@value #FEW_EPOCHS} epochs and a
 *       tenth of all, a step that changed a layer's weights by more than their own norm. Usual is about a thousandth (Karpathy,
 *       CS231n, "Ratio of weights:updates").
 *   <li><b>Dead</b>: in the last {@value #FEW_EPOCHS} epochs no row gave a gradient to at least half of a hidden layer's units. Up to a
 *       third or so is common under relu and harmless.
 * </ul>
 *
 * <p>One cause is named once: dead units stop the gradient of all layers below, and a gradient that has vanished to zero looks like dead
 * units, so on the way from the output to the inputs the first of both is taken for the cause. An epoch in which
 * the output units have no gradient (everything is learned) says nothing.
 */
public final class TrainingHealth {
    private static final double VANISHED = 1e-3;
    private static final double GROWN = 1e3;
    private static final double LARGE_UPDATE = 1;
    private static final double DEAD = 0.5;
    private static final int FEW_EPOCHS = 3;

    private final List<Seen> layers = new ArrayList<>();
    private int epochs;

    /** Says which layers every epoch will have, from the inputs to the output, before the first does. */
    public void watch(List<String> names) {
        layers.clear();
        names.forEach(name -> layers.add(new Seen(name)));
    }

    /**
     * Takes note of the next epoch.
     *
     * @param epoch the layers from the inputs to the output, the same in every epoch
     * @throws IllegalArgumentException if these are not the layers of the epochs before
     */
    public void observe(List<LayerDiagnostics> epoch) {
        if (layers.isEmpty()) {
            watch(epoch.stream().map(LayerDiagnostics::layer).toList());
        }
        if (epoch.size() != layers.size()) {
            throw new IllegalArgumentException(
                    "every epoch must have the same %d layers, got %d".formatted(layers.size(), epoch.size()));
        }
        LayerDiagnostics output = epoch.getLast();
        double reference = output.gradientRootMeanSquare();
        if (!Double.isFinite(reference) || output.deadFraction() >= DEAD) {
            return;
        }
        if (reference == 0) {
            // The output units have a gradient, but nothing reaches them that it could be multiplied by.
            epochs++;
            for (int i = 0; i < epoch.size() - 1; i++) {
                layers.get(i).observe(1, false, epoch.get(i).deadFraction() >= DEAD, epoch.get(i));
            }
            return;
        }
        epochs++;
        boolean vanished = false;
        boolean blocked = false;
        for (int i = epoch.size() - 1; i >= 0; i--) {
            LayerDiagnostics layer = epoch.get(i);
            Seen seen = layers.get(i);
            double ratio = layer.gradientRootMeanSquare() / reference;
            boolean dead = layer.deadFraction() >= DEAD && !vanished && !blocked;
            blocked |= dead;
            vanished |= ratio < VANISHED && !blocked;
            seen.observe(ratio, vanished && ratio < VANISHED, dead, layer);
        }
    }

    /** A copy of everything that is remembered. */
    public double[] state() {
        double[] state = new double[1 + layers.size() * Seen.NUMBERS];
        state[0] = epochs;
        for (int i = 0; i < layers.size(); i++) {
            System.arraycopy(layers.get(i).state(), 0, state, 1 + i * Seen.NUMBERS, Seen.NUMBERS);
        }
        return state;
    }

    /**
     * Continues from what {@link #state} of a watch over the same layers gave.
     *
     * @throws IllegalArgumentException if it has another length than this one's own
     */
    public void restore(double[] state) {
        if (state.length != 1 + layers.size() * Seen.NUMBERS) {
            throw new IllegalArgumentException(
                    "%d layers have %d numbers, got %d".formatted(layers.size(), state().length, state.length));
        }
        epochs = (int) state[0];
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).restore(Arrays.copyOfRange(state, 1 + i * Seen.NUMBERS, 1 + (i + 1) * Seen.NUMBERS));
        }
    }

    /** What hindered learning in the epochs so far; empty for a healthy training. */
    public List<Finding> findings() {
        return Stream.of(vanishing(), exploding(), dead())
                .flatMap(found -> found)
                .toList();
    }

    private Stream<Finding> vanishing() {
        return layers.stream()
                .filter(layer -> 2 * layer.vanished > epochs)
                .min(Comparator.comparingDouble(Seen::vanishedTo))
                .map(layer -> layer.finding(
                        Symptom.VANISHING_GRADIENTS,
                        String.format(
                                Locale.ROOT,
                                "the gradient of its weights (root mean square) was below 1/%.0f of the output layer's in %d of %d"
                                        + " epochs, on average %.1e of it",
                                1 / VANISHED,
                                layer.vanished,
                                epochs,
                                layer.vanishedTo())))
                .stream();
    }

    private Stream<Finding> exploding() {
        Optional<Finding> grown = layers.stream()
                .filter(layer -> 2 * layer.grown > epochs)
                .max(Comparator.comparingDouble(Seen::grownTo))
                .map(layer -> layer.finding(
                        Symptom.EXPLODING_GRADIENTS,
                        String.format(
                                Locale.ROOT,
                                "the gradient of its weights (root mean square) was more than %.0f times the output layer's in %d of"
                                        + " %d epochs, on average %.1e times",
                                GROWN,
                                layer.grown,
                                epochs,
                                layer.grownTo())));
        return grown.or(this::largeGradients).or(this::largeUpdates).stream();
    }

    private Optional<Finding> largeGradients() {
        return layers.stream()
                .filter(layer -> 2 * layer.largeGradients > epochs)
                .max(Comparator.comparingDouble(layer -> layer.largestGradient))
                .map(layer -> layer.finding(
                        Symptom.EXPLODING_GRADIENTS,
                        String.format(
                                Locale.ROOT,
                                "the gradient of its weights (root mean square) was above %.0f in %d of %d epochs, at most %.1e",
                                GROWN,
                                layer.largeGradients,
                                epochs,
                                layer.largestGradient)));
    }

    private Optional<Finding> largeUpdates() {
        return layers.stream()
                .filter(layer -> layer.largeUpdates >= FEW_EPOCHS && 10 * layer.largeUpdates >= epochs)
                .max(Comparator.comparingDouble(layer -> layer.largestUpdate))
                .map(layer -> layer.finding(
                        Symptom.EXPLODING_GRADIENTS,
                        String.format(
                                Locale.ROOT,
                                "in %d of %d epochs a step changed its weights by more than their own norm, at most %.1f times",
                                layer.largeUpdates,
                                epochs,
                                layer.largestUpdate)));
    }

    private Stream<Finding> dead() {
        return layers.stream()
                .filter(layer -> layer.deadEpochs >= FEW_EPOCHS)
                .map(layer -> layer.finding(
                        Symptom.DEAD_UNITS,
                        String.format(
                                Locale.ROOT,
                                "%.0f %% of its units got no gradient from any row in the last %d epochs",
                                100 * layer.deadFraction,
                                layer.deadEpochs)));
    }

    /** What is remembered of one layer. */
    private static final class Seen {
        /** Below the logarithm of every ratio of floats, for a gradient of zero. */
        private static final double LEAST = 1e-45;

        static final int NUMBERS = 10;

        private final String name;
        private int vanished;
        private double vanishedLogSum;
        private int grown;
        private double grownLogSum;
        private int largeGradients;
        private double largestGradient;
        private int largeUpdates;
        private double largestUpdate;
        private int deadEpochs;
        private double deadFraction;

        Seen(String name) {
            this.name = name;
        }

        void observe(double ratio, boolean isVanished, boolean isDead, LayerDiagnostics layer) {
            if (isVanished) {
                vanished++;
                vanishedLogSum += Math.log(Math.max(ratio, LEAST));
            }
            if (ratio > GROWN && Double.isFinite(ratio)) {
                grown++;
                grownLogSum += Math.log(ratio);
            }
            double gradient = layer.gradientRootMeanSquare();
            if (gradient > GROWN && Double.isFinite(gradient)) {
                largeGradients++;
                largestGradient = Math.max(largestGradient, gradient);
            }
            // Weights that were all zero have no ratio.
            if (layer.updateRatio() > LARGE_UPDATE && Double.isFinite(layer.updateRatio())) {
                largeUpdates++;
                largestUpdate = Math.max(largestUpdate, layer.updateRatio());
            }
            deadEpochs = isDead ? deadEpochs + 1 : 0;
            deadFraction = layer.deadFraction();
        }

        double[] state() {
            return new double[] {
                vanished,
                vanishedLogSum,
                grown,
                grownLogSum,
                largeGradients,
                largestGradient,
                largeUpdates,
                largestUpdate,
                deadEpochs,
                deadFraction
            };
        }

        void restore(double[] state) {
            vanished = (int) state[0];
            vanishedLogSum = state[1];
            grown = (int) state[2];
            grownLogSum = state[3];
            largeGradients = (int) state[4];
            largestGradient = state[5];
            largeUpdates = (int) state[6];
            largestUpdate = state[7];
            deadEpochs = (int) state[8];
            deadFraction = state[9];
        }

        Finding finding(Symptom code, String detail) {
            return new Finding(code, name, detail, code.advice());
        }

        /** Geometric mean of the ratios that were too small. */
        double vanishedTo() {
            return Math.exp(vanishedLogSum / vanished);
        }

        /** Geometric mean of the ratios that were too large. */
        double grownTo() {
            return Math.exp(grownLogSum / grown);
        }
    }
}
