package io.lamina.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.nn.RandomKinds;
import io.lamina.nn.activation.Relu;
import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;
import io.lamina.nn.loss.CrossEntropy;
import io.lamina.nn.network.Network;
import io.lamina.nn.network.NetworkSpec;
import io.lamina.nn.optimizer.OptimizerSpec;
import io.lamina.nn.schedule.ScheduleSpec;
import io.lamina.nn.train.StopAndGo.Ended;
import io.lamina.setting.Kinds;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever is trained: stopped anywhere and taken up again from bytes, it ends with the same bits. */
class CheckpointContractTest {
    private static final NetworkSpec LAYERS = Tables.layers(new Relu(), 0.2, 6);
    private static final int EPOCHS = 5;

    /** Every optimizer under every schedule, each pair with settings of its own. */
    @Test
    void everyOptimizerUnderEveryScheduleGoesOnWithTheSameBits() {
        RandomStream random = RandomStream.of(1, Purpose.SHUFFLING, 88);
        RandomKinds kinds = new RandomKinds(random, CheckpointContractTest::limited);
        try (Examples training = Tables.clouds(25, 1);
                Examples validation = Tables.clouds(9, 2)) {
            for (Class<?> optimizer : Kinds.of(OptimizerSpec.class).values()) {
                for (Class<?> schedule : Kinds.of(ScheduleSpec.class).values()) {
                    TrainingSpec spec = new TrainingSpec(
                            new CrossEntropy(0),
                            (OptimizerSpec) kinds.record(optimizer),
                            (ScheduleSpec) kinds.record(schedule),
                            Regularization.NONE,
                            null,
                            List.of(),
                            EPOCHS,
                            8,
                            null,
                            random.nextLong());
                    StopAndGo stopAndGo =
                            new StopAndGo(() -> Network.create(LAYERS, 4, 3, 9), training, validation, spec, null);
                    requireSameBits(stopAndGo, random);
                }
            }
        }
    }

    /** Layers, losses, augmentations, weights, penalties, early stopping: as they come. */
    @Test
    void everyConfigurationGoesOnWithTheSameBits() {
        RandomStream random = RandomStream.of(2, Purpose.SHUFFLING, 88);
        for (long seed = 1; seed <= Integer.getInteger("lamina.configurations", 60); seed++) {
            try (RandomConfiguration configuration = new RandomConfiguration(seed)) {
                try {
                    requireSameBits(StopAndGo.of(configuration), random);
                } catch (RuntimeException | AssertionError failure) {
                    throw new AssertionError(configuration.toString(), failure);
                }
            }
        }
    }

    /** Not only at places that chance picks: at each one, of which the last batch of an epoch and the validation are peculiar. */
    @Test
    void everyPlaceIsGoodForAStop() {
        for (long seed : new long[] {3, 8, 14, 21}) {
            try (RandomConfiguration configuration = new RandomConfiguration(seed)) {
                StopAndGo stopAndGo = StopAndGo.of(configuration);
                Ended undisturbed = stopAndGo.undisturbed();
                long places = Math.min(60, stopAndGo.places());
                for (long place = 0; place < places; place++) {
                    assertThat(stopAndGo.stopped(place))
                            .as("%s stopped at %d of %d", configuration, place, places)
                            .isEqualTo(undisturbed);
                }
            }
        }
    }

    private static void requireSameBits(StopAndGo stopAndGo, RandomStream random) {
        Ended undisturbed = stopAndGo.undisturbed();
        int places = (int) stopAndGo.places();
        int first = random.nextInt(places);
        assertThat(stopAndGo.stopped(first))
                .as("%s stopped at %d", stopAndGo, first)
                .isEqualTo(undisturbed);
        int second = 1 + random.nextInt(Math.max(1, places - first));
        assertThat(stopAndGo.stopped(first, second, 1, 1))
                .as("%s stopped at %d and %d", stopAndGo, first, second)
                .isEqualTo(undisturbed);
    }

    private static @Nullable Object limited(RecordComponent component) {
        return switch (component.getName()) {
            case "learningRate" -> 0.01;
            case "warmUpEpochs", "patience", "cooldown" -> component.getName().length() % 3;
            case "weightDecay" -> 0.001;
            default -> null;
        };
    }
}
