package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.service.training.TrainingSpeed.Step;
import org.junit.jupiter.api.Test;

class TrainingSpeedTest {
    private static Step step(TrainingSpeed speed, long parameters, int rows) {
        return new Step(
                parameters, rows, speed.perStep() + parameters * (speed.perParameter() + rows * speed.perProduct()));
    }

    @Test
    void whatStepsAreMadeOfIsFoundFromThree() {
        TrainingSpeed real = new TrainingSpeed(10e-6, 0.5e-9, 0.1e-9);
        TrainingSpeed found = TrainingSpeed.of(step(real, 100, 16), step(real, 100_000, 8), step(real, 100_000, 256));
        assertThat(found.perProduct()).isCloseTo(real.perProduct(), within(1e-15));
        assertThat(found.perStep()).isCloseTo(real.perStep(), within(1e-7));
        assertThat(found.perParameter()).isCloseTo(real.perParameter(), within(1e-11));
    }

    @Test
    void aCoarseClockMakesNothingNegative() {
        Step same = new Step(100_000, 8, 1e-6);
        TrainingSpeed found = TrainingSpeed.of(new Step(100, 16, 1e-3), same, new Step(100_000, 256, 1e-6));
        assertThat(found.perProduct()).isZero();
        assertThat(found.perParameter()).isZero();
        assertThat(found.perStep()).isEqualTo(1e-3);
    }

    @Test
    void thisMachineTakesTimeForProducts() {
        TrainingSpeed speed = new ReferenceSteps().speed();
        // From a hundred thousand to a million million operations a second.
        assertThat(6 / speed.perProduct()).isBetween(1e5, 1e15);
        assertThat(speed.perStep()).isBetween(1e-8, 1.0);
    }
}
