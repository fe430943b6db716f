package io.lamina.nn.augmentation;

import io.lamina.setting.Kinds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The augmentations of one training, made ready: those of batches run in the order of the list. Allocates nothing in a step; for one
 * thread.
 */
public final class Augmentations {
    private final BatchAugmentation[] batch;
    private final TrainingRows training;
    private final @Nullable Mixing mixing;
    private final @Nullable Oversampling oversampling;

    private Augmentations(
            BatchAugmentation[] batch,
            TrainingRows training,
            @Nullable Mixing mixing,
            @Nullable Oversampling oversampling) {
        this.batch = batch;
        this.training = training;
        this.mixing = mixing;
        this.oversampling = oversampling;
    }

    /**
     * Makes a list of augmentations ready.
     *
     * @param inputs columns of a batch
     * @param batchSize the most rows of a batch
     * @param training the rows that batches are gathered from
     * @param classes the class index of each training row; null when the targets are not classes
     * @param seed of the training
     * @throws IllegalArgumentException if a kind does not fit the inputs or targets, or if mixup or minority_oversampling is there twice
     */
    public static Augmentations of(
            List<AugmentationSpec> specs,
            int inputs,
            int batchSize,
            TrainingRows training,
            int @Nullable [] classes,
            long seed) {
        List<BatchAugmentation> batch = new ArrayList<>();
        Mixing mixing = null;
        Oversampling oversampling = null;
        for (int index = 0; index < specs.size(); index++) {
            switch (specs.get(index)) {
                case Mixup mixup -> {
                    checkOnce("mixup", mixing);
                    mixing = mixup.build(inputs, batchSize, seed, index);
                    batch.add(mixing);
                }
                case MinorityOversampling minority -> {
                    checkOnce("minority_oversampling", oversampling);
                    if (classes == null) {
                        throw new IllegalArgumentException(
                                "augmentation minority_oversampling needs targets that are classes");
                    }
                    oversampling = minority.build(classes, seed, index);
                }
                case BatchAugmentationSpec other -> batch.add(other.build(inputs, batchSize, seed, index));
            }
        }
        return new Augmentations(batch.toArray(BatchAugmentation[]::new), training, mixing, oversampling);
    }

    /**
     * Refuses a list that cannot be made ready for a table.
     *
     * @param inputs columns of a batch
     * @param classes whether targets are classes
     * @throws IllegalArgumentException as {@link #of}
     */
    public static void check(List<AugmentationSpec> specs, int inputs, boolean classes) {
        of(specs, inputs, 1, new OneRow(), classes ? new int[] {0} : null, 0);
    }

    /** Rows for a check that looks at none. */
    private record OneRow() implements TrainingRows {
        @Override
        public int count() {
            return 1;
        }

        @Override
        public float input(int row, int column) {
            return 0;
        }
    }

    /**
     * Refuses kinds that would turn the codes of embedded categories into numbers that are none.
     *
     * @throws IllegalArgumentException for the first kind that computes with inputs; swapping values and repeating rows keep codes
     */
    public static void requireCodesKept(List<AugmentationSpec> specs) {
        for (AugmentationSpec spec : specs) {
            if (spec instanceof BatchAugmentationSpec batch && !batch.keepsCodes()) {
                throw new IllegalArgumentException("augmentation " + Kinds.nameOf(spec.getClass())
                        + " computes with inputs and cannot do so with embedded categories; take one_hot for them,"
                        + " or swap_noise");
            }
        }
    }

    private static void checkOnce(String kind, @Nullable Object already) {
        if (already != null) {
            throw new IllegalArgumentException("augmentation " + kind + " may be given once, got it twice");
        }
    }

    /** Changes the inputs of a batch in place: [rows, inputs]. */
    public void apply(float[] inputs, int rows, long step) {
        for (BatchAugmentation augmentation : batch) {
            augmentation.apply(inputs, rows, step, training);
        }
    }

    /** How the last step mixed rows, for its loss; null without mixup. */
    public @Nullable Mixing mixing() {
        return mixing;
    }

    /** Which rows an epoch has; null: each training row once. */
    public @Nullable Oversampling oversampling() {
        return oversampling;
    }
}
