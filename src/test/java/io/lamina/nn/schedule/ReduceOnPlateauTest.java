package io.lamina.nn.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReduceOnPlateauTest {
    private static final double[] LOSSES = {1, .9, .95, .9, .8999999, .5, .6, .6, .6, .6, .6, .6, .6, .6};

    /** What PyTorch 1.13 gave for these losses. */
    private static final double[] RATES = {
        0.1, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.05, 0.025, 0.025, 0.025, 0.025, 0.02, 0.02
    };

    private static final ReduceOnPlateau SPEC = new ReduceOnPlateau(0.5, 1, 1e-4, 2, 0.02, 0);

    @Test
    void fallsWherePyTorchDoes() {
        Schedule schedule = SPEC.build(0.1, LOSSES.length, 1);
        for (int i = 0; i < LOSSES.length; i++) {
            assertThat(schedule.rate(i + 1, 0)).as("epoch %d", i + 1).isCloseTo(RATES[i], within(1e-15));
            schedule.epochEnded(LOSSES[i]);
        }
    }

    @Test
    void aRestoredScheduleContinuesInTheSameWay() {
        for (int resumedAfter = 0; resumedAfter < LOSSES.length; resumedAfter++) {
            Schedule whole = SPEC.build(0.1, LOSSES.length, 1);
            Schedule resumed = SPEC.build(0.1, LOSSES.length, 1);
            for (int i = 0; i < LOSSES.length; i++) {
                if (i == resumedAfter) {
                    resumed.restore(whole.state());
                }
                whole.epochEnded(LOSSES[i]);
                if (i >= resumedAfter) {
                    resumed.epochEnded(LOSSES[i]);
                    assertThat(resumed.rate(i + 2, 0)).isEqualTo(whole.rate(i + 2, 0));
                    assertThat(resumed.state()).isEqualTo(whole.state());
                }
            }
        }
    }

    @Test
    void aNegativeLossMustFallToCountAsImproved() {
        Schedule schedule = new ReduceOnPlateau(0.5, 0, 0.1, 0, 0, 0).build(0.1, 9, 1);
        schedule.epochEnded(-1);
        schedule.epochEnded(-1.2);
        assertThat(schedule.rate(3, 0)).isEqualTo(0.1);
        schedule.epochEnded(-1.25);
        assertThat(schedule.rate(4, 0)).isEqualTo(0.05);
    }

    @Test
    void aLossThatIsNoNumberIsNoImprovement() {
        Schedule schedule = new ReduceOnPlateau(0.5, 0, 0, 0, 0, 0).build(0.1, 9, 1);
        schedule.epochEnded(Double.NaN);
        assertThat(schedule.rate(2, 0)).isEqualTo(0.05);
        schedule.epochEnded(5);
        assertThat(schedule.rate(3, 0)).isEqualTo(0.05);
    }

    @Test
    void theMinimumDoesNotRaiseARateBelowIt() {
        Schedule schedule = new ReduceOnPlateau(0.5, 0, 0, 0, 0.2, 0).build(0.1, 9, 1);
        schedule.epochEnded(1);
        schedule.epochEnded(1);
        assertThat(schedule.rate(3, 0)).isEqualTo(0.1);
    }

    @Test
    void refusesAStateOfAnotherLength() {
        assertThatThrownBy(() -> SPEC.build(0.1, 9, 1).restore(new double[3])).hasMessageContaining("got 3");
    }
}
