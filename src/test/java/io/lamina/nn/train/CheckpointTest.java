package io.lamina.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.nn.activation.Relu;
import io.lamina.nn.loss.CrossEntropy;
import io.lamina.nn.network.Network;
import io.lamina.nn.network.NetworkSpec;
import io.lamina.nn.optimizer.Adam;
import io.lamina.nn.schedule.Cosine;
import io.lamina.nn.train.StopAndGo.Ended;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final NetworkSpec LAYERS = Tables.layers(new Relu(), 0.2, 12, 8);

    private final Examples training = Tables.clouds(50, 1);
    private final Examples validation = Tables.clouds(20, 2);
    private final StopAndGo original = trained(LAYERS, 16, 7);

    @AfterEach
    void close() {
        training.close();
        validation.close();
    }

    private StopAndGo trained(NetworkSpec layers, int batchSize, long seed) {
        return trained(layers, batchSize, seed, 6, null);
    }

    private StopAndGo trained(
            NetworkSpec layers, int batchSize, long seed, int lastEpoch, @Nullable EarlyStopping earlyStopping) {
        TrainingSpec spec = new TrainingSpec(
                new CrossEntropy(0),
                new Adam(0.01, 0.9, 0.999, 1e-8, 0),
                new Cosine(null, 0, 0),
                Regularization.NONE,
                null,
                List.of(),
                6,
                lastEpoch,
                batchSize,
                earlyStopping,
                seed);
        return new StopAndGo(() -> Network.create(layers, 4, 3, 9), training, validation, spec, null);
    }

    private byte[] checkpoint() {
        Ended undisturbed = original.undisturbed();
        assertThat(original.stopped(11)).isEqualTo(undisturbed);
        return Objects.requireNonNull(original.kept());
    }

    @Test
    void aCheckpointSaysWhereItStandsAndTheTrainingMayGoOn() {
        int[] seen = {0, 0, 0};
        Checkpoints saving = new Checkpoints() {
            @Override
            public void begin(Checkpoint start) {
                assertThat(start.epoch()).isEqualTo(1);
                assertThat(start.batch()).isZero();
            }

            @Override
            public boolean isDue() {
                return seen[0]++ == 10;
            }

            @Override
            public boolean save(Checkpoint now) {
                seen[1] = now.epoch();
                seen[2] = now.batch();
                assertThatThrownBy(() -> now.read(new java.io.ByteArrayInputStream(new byte[0]), 0))
                        .isInstanceOf(IllegalStateException.class);
                return true;
            }
        };
        TrainingSpec spec = new TrainingSpec(
                new CrossEntropy(0), new Adam(0.01, 0.9, 0.999, 1e-8, 0), Regularization.NONE, 6, 16, null, 7);
        Network network = Network.create(LAYERS, 4, 3, 9);
        TrainingResult result =
                Trainer.fit(network, training, validation, spec, null, report -> {}, Cancellation.NEVER, saving);
        assertThat(result.stoppedBy()).isEqualTo(StoppedBy.EPOCHS);
        assertThat(Arrays.copyOfRange(seen, 1, 3))
                .as("50 rows are 4 batches of 16")
                .containsExactly(3, 2);
    }

    @Test
    void equalPlacesGiveEqualBytesButForTheTimeTheyTook() {
        byte[] first = checkpoint();
        byte[] second = checkpoint();
        assertThat(second).hasSameSizeAs(first);
        int timeAndChecksum = Long.BYTES + 32;
        int different = 0;
        for (int i = 0; i < first.length; i++) {
            different += first[i] == second[i] ? 0 : 1;
        }
        assertThat(different).isLessThanOrEqualTo(timeAndChecksum);
    }

    @Test
    void everyChangedByteIsRefused() {
        byte[] good = checkpoint();
        for (int i = 0; i < good.length; i += 1 + i / 100) {
            byte[] changed = good.clone();
            changed[i] ^= 0x10;
            refused(original, changed);
        }
        refused(original, Arrays.copyOf(good, good.length - 1));
        refused(original, Arrays.copyOf(good, good.length + 1));
        refused(original, Arrays.copyOf(good, 20));
        refused(original, new byte[0]);
    }

    @Test
    void aCheckpointOfAnotherTrainingIsRefused() {
        byte[] good = checkpoint();
        List.of(trained(Tables.layers(new Relu(), 0.2, 12, 7), 16, 7), trained(LAYERS, 15, 7), trained(LAYERS, 16, 8))
                .forEach(other -> refused(other, good));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTrainingThatPausedBehindAnEpochGoesOnAsIfItHadNot(boolean keepsBest) {
        EarlyStopping rule = keepsBest ? new EarlyStopping(EarlyStopping.VALIDATION_LOSS, 6, 0) : null;
        StopAndGo paused = trained(LAYERS, 16, 7, 2, rule);
        Ended first = paused.undisturbed();
        assertThat(first.result().bestEpoch()).isEqualTo(2);
        byte[] bytes = Objects.requireNonNull(paused.kept());
        assertThat(paused.resumed(bytes).result())
                .as("there is nothing to train before the same epoch")
                .isEqualTo(first.result());
        Ended undisturbed = trained(LAYERS, 16, 7, 6, rule).undisturbed();
        Ended whole = trained(LAYERS, 16, 7, 6, rule).resumed(bytes);
        assertThat(whole.result()).isEqualTo(undisturbed.result());
        assertThat(whole.parameters()).isEqualTo(undisturbed.parameters());
        assertThat(whole.reports())
                .isEqualTo(
                        undisturbed.reports().subList(2, undisturbed.reports().size()));
    }

    private static void refused(StopAndGo other, byte[] bytes) {
        assertThatThrownBy(() -> other.resumed(bytes)).isInstanceOf(CheckpointException.class);
    }
}
