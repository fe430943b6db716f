package io.lamina.nn.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What settings may be, and what they are for a kind as a whole. */
class OptimizerSettingsTest {
    @Test
    void theUsualRatesAreThoseOfPyTorchAndOfThePaperOfLion() {
        assertThat(new Adagrad(null, 1e-10, 0).usualLearningRate()).isEqualTo(0.01);
        assertThat(new Adadelta(null, 0.9, 1e-6, 0).usualLearningRate()).isEqualTo(1.0);
        assertThat(new Rmsprop(null, 0.99, 0, false, 1e-8, 0).usualLearningRate())
                .isEqualTo(0.01);
        assertThat(new Adam(null, 0.9, 0.999, 1e-8, 0).usualLearningRate()).isEqualTo(0.001);
        assertThat(new Adamw(null, 0.9, 0.999, 1e-8, 0.01, false).usualLearningRate())
                .isEqualTo(0.001);
        assertThat(new Nadam(null, 0.9, 0.999, 1e-8, 0.004, 0).usualLearningRate())
                .isEqualTo(0.002);
        assertThat(new Adamax(null, 0.9, 0.999, 1e-8, 0).usualLearningRate()).isEqualTo(0.002);
        assertThat(new Lion(null, 0.9, 0.99, 0).usualLearningRate()).isEqualTo(1e-4);
    }

    @Test
    void memoryIsTakenOnlyForWhatIsKept() {
        assertThat(new Sgd(0.1, 0, false, 0).build(5).state()).isEmpty();
        assertThat(new Sgd(0.1, 0.9, false, 0).build(5).state()).hasSize(1);
        assertThat(new Rmsprop(0.1, 0.99, 0, false, 1e-8, 0).build(5).state()).hasSize(1);
        assertThat(new Rmsprop(0.1, 0.99, 0.5, false, 1e-8, 0).build(5).state()).hasSize(3);
        assertThat(new Rmsprop(0.1, 0.99, 0, true, 1e-8, 0).build(5).state()).hasSize(3);
        assertThat(new Adam(0.1, 0.9, 0.999, 1e-8, 0, false).build(5).state()).hasSize(2);
        assertThat(new Adam(0.1, 0.9, 0.999, 1e-8, 0, true).build(5).state()).hasSize(3);
        assertThat(new Lion(0.1, 0.9, 0.99, 0).build(5).state()).hasSize(1);
    }

    @Test
    void centeredRmspropBearsAConstantGradient() {
        Optimizer optimizer = new Rmsprop(0.01, 0.5, 0, true, 1e-3, 0).build(1);
        float[] parameters = {1f};
        for (int step = 0; step < 200; step++) {
            optimizer.beginStep(1e-6);
            optimizer.update(parameters, new float[] {0.1f}, 0, 1);
            assertThat(parameters[0]).isFinite();
        }
    }

    @Test
    void refusesSettingsOutsideTheirRange() {
        refused("learningRate", () -> new Adagrad(1001.0, 1e-10, 0));
        refused("epsilon", () -> new Adagrad(0.1, 0, 0));
        refused("weightDecay", () -> new Adagrad(0.1, 1e-10, -1));
        refused("learningRate", () -> new Adadelta(-1.0, 0.9, 1e-6, 0));
        refused("rho", () -> new Adadelta(1.0, 1, 1e-6, 0));
        refused("epsilon", () -> new Adadelta(1.0, 0.9, 2, 0));
        refused("weightDecay", () -> new Adadelta(1.0, 0.9, 1e-6, 1001));
        refused("learningRate", () -> new Rmsprop(0.0, 0.99, 0, false, 1e-8, 0));
        refused("alpha", () -> new Rmsprop(0.1, 1, 0, false, 1e-8, 0));
        refused("momentum", () -> new Rmsprop(0.1, 0.9, -0.1, false, 1e-8, 0));
        refused("epsilon", () -> new Rmsprop(0.1, 0.9, 0, false, -1, 0));
        refused("weightDecay", () -> new Rmsprop(0.1, 0.9, 0, false, 1e-8, Double.NaN));
        refused("learningRate", () -> new Adam(Double.NaN, 0.9, 0.999, 1e-8, 0));
        refused("weightDecay", () -> new Adam(0.1, 0.9, 0.999, 1e-8, -1));
        refused("learningRate", () -> new Adamw(0.0, 0.9, 0.999, 1e-8, 0, false));
        refused("beta1", () -> new Adamw(0.1, 1, 0.999, 1e-8, 0, false));
        refused("beta2", () -> new Adamw(0.1, 0.9, 1, 1e-8, 0, false));
        refused("epsilon", () -> new Adamw(0.1, 0.9, 0.999, 0, 0, false));
        refused("weightDecay", () -> new Adamw(0.1, 0.9, 0.999, 1e-8, -1, false));
        refused("learningRate", () -> new Nadam(0.0, 0.9, 0.999, 1e-8, 0.004, 0));
        refused("beta1", () -> new Nadam(0.1, 1, 0.999, 1e-8, 0.004, 0));
        refused("beta2", () -> new Nadam(0.1, 0.9, 1, 1e-8, 0.004, 0));
        refused("epsilon", () -> new Nadam(0.1, 0.9, 0.9, 0, 0.004, 0));
        refused("momentumDecay", () -> new Nadam(0.1, 0.9, 0.9, 1e-8, -0.1, 0));
        refused("momentumDecay", () -> new Nadam(0.1, 0.9, 0.9, 1e-8, 1.1, 0));
        refused("weightDecay", () -> new Nadam(0.1, 0.9, 0.9, 1e-8, 0.004, -1));
        refused("learningRate", () -> new Adamax(0.0, 0.9, 0.999, 1e-8, 0));
        refused("beta1", () -> new Adamax(0.1, -1, 0.999, 1e-8, 0));
        refused("beta2", () -> new Adamax(0.1, 0.9, 1, 1e-8, 0));
        refused("epsilon", () -> new Adamax(0.1, 0.9, 0.9, 0, 0));
        refused("weightDecay", () -> new Adamax(0.1, 0.9, 0.9, 1e-8, -1));
        refused("learningRate", () -> new Lion(0.0, 0.9, 0.99, 0));
        refused("beta1", () -> new Lion(0.1, 1, 0.99, 0));
        refused("beta2", () -> new Lion(0.1, 0.9, 1, 0));
        refused("weightDecay", () -> new Lion(0.1, 0.9, 0.99, -1));
    }

    @Test
    void theEndsOfTheRangesAreAllowed() {
        for (ThrowingCallable allowed : List.<ThrowingCallable>of(
                () -> new Adagrad(1000.0, 1, 1000),
                () -> new Adadelta(1e-9, 0, 1e-12, 0),
                () -> new Nadam(0.1, 0, 0, 1, 0, 0),
                () -> new Nadam(0.1, 0, 0, 1, 1, 0))) {
            assertThatCode(allowed).doesNotThrowAnyException();
        }
    }

    private static void refused(String setting, ThrowingCallable constructor) {
        assertThatThrownBy(constructor)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("optimizer." + setting + " must be ");
    }
}
