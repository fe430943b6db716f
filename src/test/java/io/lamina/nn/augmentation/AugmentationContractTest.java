package io.lamina.nn.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.lamina.nn.DefaultKinds;
import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every kind that changes batches. */
class AugmentationContractTest {
    private static final int ROWS = 40;
    private static final int INPUTS = 64;
    private static final TestRows TRAINING = new TestRows(100, INPUTS);

    static Stream<BatchAugmentationSpec> kinds() {
        return DefaultKinds.of(AugmentationSpec.class)
                .filter(BatchAugmentationSpec.class::isInstance)
                .map(BatchAugmentationSpec.class::cast);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void seedPlaceAndStepDecideEveryBit(BatchAugmentationSpec spec) {
        float[] third = changed(spec.build(INPUTS, ROWS, 5, 1), 3);
        BatchAugmentation other = spec.build(INPUTS, ROWS, 5, 1);
        changed(other, 1);
        changed(other, 2);
        assertThat(changed(other, 3)).as("after other steps").isEqualTo(third);
        assertThat(changed(other, 4)).as("another step").isNotEqualTo(third);
        assertThat(changed(spec.build(INPUTS, ROWS, 6, 1), 3))
                .as("another seed")
                .isNotEqualTo(third);
        assertThat(changed(spec.build(INPUTS, ROWS, 5, 2), 3))
                .as("another place")
                .isNotEqualTo(third);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void rowsBeyondTheCountStay(BatchAugmentationSpec spec) {
        float[] batch = batch();
        float[] before = batch.clone();
        spec.build(INPUTS, ROWS, 5, 0).apply(batch, ROWS - 3, 1, TRAINING);
        assertThat(Arrays.copyOfRange(batch, (ROWS - 3) * INPUTS, batch.length))
                .isEqualTo(Arrays.copyOfRange(before, (ROWS - 3) * INPUTS, before.length));
        assertThat(batch).isNotEqualTo(before).doesNotContain(Float.NaN);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aStepAllocatesNothing(BatchAugmentationSpec spec) {
        BatchAugmentation augmentation = spec.build(INPUTS, ROWS, 5, 0);
        float[] batch = batch();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        augmentation.apply(batch, ROWS, 0, TRAINING);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int step = 1; step <= 50; step++) {
            augmentation.apply(batch, ROWS, step, TRAINING);
        }
        // The measuring itself may allocate a little; fifty steps of one object each would be 800 bytes.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(500);
    }

    private static float[] changed(BatchAugmentation augmentation, long step) {
        float[] batch = batch();
        augmentation.apply(batch, ROWS, step, TRAINING);
        return batch;
    }

    private static float[] batch() {
        RandomStream random = RandomStream.of(3, Purpose.INITIALIZATION, 0);
        float[] batch = new float[ROWS * INPUTS];
        for (int i = 0; i < batch.length; i++) {
            batch[i] = (float) random.nextGaussian();
        }
        return batch;
    }
}
