package io.lamina.nn.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lamina.nn.DefaultKinds;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleContractTest {
    private static final int EPOCHS = 12;
    private static final int STEPS = 5;

    static Stream<ScheduleSpec> kinds() {
        return DefaultKinds.of(ScheduleSpec.class);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void ratesArePositiveAndNeverAboveTheOptimizers(ScheduleSpec spec) {
        Schedule schedule = spec.build(0.3, EPOCHS, STEPS);
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            for (int step = 0; step < STEPS; step++) {
                assertThat(schedule.rate(epoch, step)).isPositive().isLessThanOrEqualTo(0.3);
            }
            schedule.epochEnded(1);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aWarmUpRisesInALineToWhereTheKindBegins(ScheduleSpec spec) {
        int warmUp = 2;
        Schedule warm = withWarmUp(spec, warmUp).build(0.3, EPOCHS, STEPS);
        Schedule proper = spec.build(0.3, EPOCHS - warmUp, STEPS);
        double start = proper.rate(1, 0);
        for (int i = 0; i < warmUp * STEPS; i++) {
            assertThat(warm.rate(1 + i / STEPS, i % STEPS)).isCloseTo(start * (i + 1) / 10, within(1e-15));
            if (i % STEPS == STEPS - 1) {
                warm.epochEnded(7 - i);
            }
        }
        for (int epoch = 1; epoch <= EPOCHS - warmUp; epoch++) {
            for (int step = 0; step < STEPS; step++) {
                assertThat(warm.rate(epoch + warmUp, step)).isEqualTo(proper.rate(epoch, step));
            }
            warm.epochEnded(100);
            proper.epochEnded(100);
        }
        assertThat(warm.state()).startsWith(EPOCHS).endsWith(proper.state());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aRestoredScheduleContinuesWithTheSameBits(ScheduleSpec spec) {
        Schedule whole = withWarmUp(spec, 1).build(0.3, EPOCHS, STEPS);
        for (int epoch = 1; epoch <= 3; epoch++) {
            whole.epochEnded(1);
        }
        Schedule resumed = withWarmUp(spec, 1).build(0.3, EPOCHS, STEPS);
        resumed.restore(whole.state());
        for (int epoch = 4; epoch <= EPOCHS; epoch++) {
            assertThat(resumed.rate(epoch, 2)).isEqualTo(whole.rate(epoch, 2));
            whole.epochEnded(1);
            resumed.epochEnded(1);
        }
        assertThat(resumed.state()).isEqualTo(whole.state());
        assertThatThrownBy(() -> resumed.restore(new double[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> resumed.restore(new double[7])).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void refusesAWarmUpThatLeavesNothing(ScheduleSpec spec) {
        assertThatCode(() -> withWarmUp(spec, 4).build(0.3, 5, STEPS)).doesNotThrowAnyException();
        assertThatThrownBy(() -> withWarmUp(spec, 5).build(0.3, 5, STEPS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("learningRateSchedule.warmUpEpochs must be less than epochs, which is 5, got 5");
    }

    @Test
    void aMinimumAboveTheRateCountsAsTheRate() {
        assertThat(new Cosine(null, 0.5, 0).build(0.1, 4, 1).rate(3, 0)).isEqualTo(0.1);
        assertThat(new CosineRestarts(4, 1, 0.5, 0).build(0.1, 4, 1).rate(3, 0)).isEqualTo(0.1);
    }

    @Test
    void oneCycleOfOneStepTakesThePeak() {
        assertThat(new OneCycle(0.3, 25, 1e4, 0).build(0.1, 1, 1).rate(1, 0)).isEqualTo(0.1);
        Schedule two = new OneCycle(0.3, 25, 1e4, 0).build(0.1, 1, 2);
        assertThat(two.rate(1, 0)).isEqualTo(0.1);
        assertThat(two.rate(1, 1)).isCloseTo(4e-7, within(1e-15));
    }

    @Test
    void refusesSettingsOutsideTheirRange() {
        refused("warmUpEpochs", () -> new Constant(-1));
        refused("warmUpEpochs", () -> new Step(1, 0.1, 100_001));
        refused("stepSize", () -> new Step(0, 0.1, 0));
        refused("gamma", () -> new Step(1, 0, 0));
        refused("gamma", () -> new Exponential(1.01, 0));
        refused("warmUpEpochs", () -> new Exponential(0.9, -1));
        refused("decayEpochs", () -> new Cosine(0, 0, 0));
        refused("minimumLearningRate", () -> new Cosine(null, -0.1, 0));
        refused("warmUpEpochs", () -> new Cosine(null, 0, -1));
        refused("firstPeriod", () -> new CosineRestarts(0, 1, 0, 0));
        refused("firstPeriod", () -> new CosineRestarts(100_001, 1, 0, 0));
        refused("periodMultiplier", () -> new CosineRestarts(1, 0, 0, 0));
        refused("periodMultiplier", () -> new CosineRestarts(1, 101, 0, 0));
        refused("minimumLearningRate", () -> new CosineRestarts(1, 1, 1001, 0));
        refused("warmUpEpochs", () -> new CosineRestarts(1, 1, 0, -1));
        refused("riseFraction", () -> new OneCycle(0, 25, 1e4, 0));
        refused("riseFraction", () -> new OneCycle(1, 25, 1e4, 0));
        refused("initialDivisor", () -> new OneCycle(0.3, 0.9, 1e4, 0));
        refused("finalDivisor", () -> new OneCycle(0.3, 25, 1.1e9, 0));
        refused("warmUpEpochs", () -> new OneCycle(0.3, 25, 1e4, -1));
        refused("factor", () -> new ReduceOnPlateau(1, 1, 0, 0, 0, 0));
        refused("factor", () -> new ReduceOnPlateau(0, 1, 0, 0, 0, 0));
        refused("patience", () -> new ReduceOnPlateau(0.1, -1, 0, 0, 0, 0));
        refused("threshold", () -> new ReduceOnPlateau(0.1, 1, 1, 0, 0, 0));
        refused("threshold", () -> new ReduceOnPlateau(0.1, 1, -0.1, 0, 0, 0));
        refused("cooldown", () -> new ReduceOnPlateau(0.1, 1, 0, -1, 0, 0));
        refused("minimumLearningRate", () -> new ReduceOnPlateau(0.1, 1, 0, 0, Double.NaN, 0));
        refused("warmUpEpochs", () -> new ReduceOnPlateau(0.1, 1, 0, 0, 0, -1));
    }

    @Test
    void theEndsOfTheRangesAreAllowed() {
        assertThatCode(() -> {
                    new Step(100_000, 1, 100_000);
                    new Cosine(1, 1000, 0);
                    new CosineRestarts(1, 100, 0, 0);
                    new OneCycle(0.5, 1, 1e9, 0);
                    new ReduceOnPlateau(0.5, 0, 0, 0, 0, 0);
                })
                .doesNotThrowAnyException();
    }

    private static void refused(String setting, ThrowingCallable constructor) {
        assertThatThrownBy(constructor)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("learningRateSchedule." + setting + " must be ");
    }

    private static ScheduleSpec withWarmUp(ScheduleSpec spec, int epochs) {
        RecordComponent[] components = spec.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = components[i].getName().equals("warmUpEpochs")
                        ? Integer.valueOf(epochs)
                        : components[i].getAccessor().invoke(spec);
            }
            return spec.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
