package io.lamina.nn.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rates that PyTorch 1.13 gave for a learning rate of 0.1, printed with twelve digits. */
class TorchSchedulesTest {
    private static final int STEPS_PER_EPOCH = 3;

    static Stream<Arguments> perEpoch() {
        return Stream.of(
                Arguments.of(new Constant(0), rates(0.1, 0.1, 0.1)),
                Arguments.of(new Step(3, 0.5, 0), rates(0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.025, 0.025)),
                Arguments.of(new Exponential(0.8, 0), rates(0.1, 0.08, 0.064, 0.0512, 0.04096, 0.032768)),
                Arguments.of(
                        new Cosine(null, 0.01, 0), rates(0.1, 0.0939711431703, 0.0775, 0.055, 0.0325, 0.0160288568297)),
                Arguments.of(
                        new Cosine(4, 0, 0),
                        rates(0.1, 0.0853553390593, 0.05, 0.0146446609407, 0, 0.0146446609407, 0.05)),
                Arguments.of(
                        new CosineRestarts(2, 2, 0.01, 0),
                        rates(
                                0.1,
                                0.055,
                                0.1,
                                0.0868198051534,
                                0.055,
                                0.0231801948466,
                                0.1,
                                0.096574578963,
                                0.0868198051534)),
                Arguments.of(new CosineRestarts(3, 1, 0, 0), rates(0.1, 0.075, 0.025, 0.1, 0.075, 0.025, 0.1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("perEpoch")
    void aKindThatStepsOnceAnEpochIsConstantWithinIt(ScheduleSpec spec, double[] expected) {
        Schedule schedule = spec.build(0.1, expected.length, STEPS_PER_EPOCH);
        for (int epoch = 1; epoch <= expected.length; epoch++) {
            for (int step = 0; step < STEPS_PER_EPOCH; step++) {
                assertThat(schedule.rate(epoch, step))
                        .as("epoch %d", epoch)
                        .isCloseTo(expected[epoch - 1], within(1e-12));
            }
        }
    }

    static Stream<Arguments> perStep() {
        return Stream.of(
                Arguments.of(
                        new OneCycle(0.3, 25, 10_000, 0),
                        rates(
                                0.004,
                                0.052,
                                0.1,
                                0.0950484632013,
                                0.081174565395,
                                0.0611262021936,
                                0.0388741978064,
                                0.018825834605,
                                0.00495193679865,
                                4e-07)),
                Arguments.of(
                        new OneCycle(0.5, 10, 100, 0),
                        rates(0.01, 0.0325, 0.0775, 0.1, 0.0853699837203, 0.05005, 0.0147300162797, 0.0001)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("perStep")
    void oneCycleChangesWithEveryStep(ScheduleSpec spec, double[] expected) {
        Schedule schedule = spec.build(0.1, 2, expected.length / 2);
        for (int i = 0; i < expected.length; i++) {
            int epoch = 1 + i / (expected.length / 2);
            int step = i % (expected.length / 2);
            assertThat(schedule.rate(epoch, step)).as("step %d", i).isCloseTo(expected[i], within(1e-12));
        }
    }

    private static double[] rates(double... rates) {
        return rates;
    }
}
