/**
 * Augmentation: training rows changed at random, so that a network learns what such changes leave as it is.
 *
 * <p>{@link io.lamina.nn.augmentation.AugmentationSpec} is a sealed family whose kinds play one of two roles: most change the inputs
 * of a gathered batch in place ({@link io.lamina.nn.augmentation.BatchAugmentationSpec}), one chooses the rows of an epoch
 * ({@link io.lamina.nn.augmentation.MinorityOversampling}). Targets never change, so that an autoencoder learns to undo what was
 * done to its inputs. Every random number depends on the seed, the place in the list, and the step or epoch alone: a resumed run
 * draws the same.
 *
 * <p>May use: {@code linalg}, {@link io.lamina.setting}. Does not belong here: the loss of mixed rows ({@code train}
 * weighs two losses), shuffling, tables, validation rows, which are never augmented. Start at
 * {@link io.lamina.nn.augmentation.Augmentations}, which is what training uses.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.nn.augmentation;
