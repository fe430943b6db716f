package io.lamina.nn.augmentation;

import io.lamina.setting.Described;
import io.lamina.setting.Family;

/** One way to change training rows at random; validation rows and predictions stay as they are. An immutable value. */
@Family("augmentations")
@Described("A random change of training rows; rows kept back for validation stay as they are.")
public sealed interface AugmentationSpec permits GaussianNoise, SwapNoise, Mixup, MinorityOversampling, Shift, Rotate {
    /** Whether rows must be square images, of which each input is a pixel with its place. */
    default boolean needsImages() {
        return false;
    }

    /** How many 4-byte values it keeps for each row of a batch that has so many inputs; 0 if it works in place. */
    default long valuesPerRow(int inputs) {
        return 0;
    }
}
