package io.lamina.nn.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AugmentationsTest {
    private static final TestRows TRAINING = new TestRows(4, 2);

    @Test
    void theyRunInTheOrderOfTheList() {
        // Swapping everything forgets the noise before it and keeps the noise after it.
        float[] forgotten = new float[2];
        augmentations(new GaussianNoise(1), new SwapNoise(1)).apply(forgotten, 1, 1);
        float[] kept = new float[2];
        augmentations(new SwapNoise(1), new GaussianNoise(1)).apply(kept, 1, 1);
        assertThat(forgotten[0]).isIn(0f, 1f, 2f, 3f);
        assertThat(kept[0]).isNotIn(0f, 1f, 2f, 3f);
    }

    @Test
    void anEmptyListChangesNothing() {
        float[] batch = {1f, 2f};
        Augmentations none = augmentations();
        none.apply(batch, 1, 1);
        assertThat(batch).containsExactly(1f, 2f);
        assertThat(none.mixing()).isNull();
        assertThat(none.oversampling()).isNull();
    }

    @Test
    void twoOfOneKindDrawDifferentNumbers() {
        float[] once = new float[2];
        augmentations(new GaussianNoise(1)).apply(once, 1, 1);
        float[] twice = new float[2];
        augmentations(new GaussianNoise(1), new GaussianNoise(1)).apply(twice, 1, 1);
        assertThat(twice[0]).isNotEqualTo(2 * once[0]);
    }

    @Test
    void mixupAndOversamplingAreHandedToWhomTheyConcern() {
        Augmentations both = Augmentations.of(
                List.of(new MinorityOversampling(1), new Mixup(0.2)), 2, 4, TRAINING, new int[] {0, 0, 0, 1}, 1);
        assertThat(both.mixing()).isNotNull();
        assertThat(both.oversampling())
                .isNotNull()
                .satisfies(rows -> assertThat(rows.rowCount()).isEqualTo(6));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> augmentations(new Mixup(0.2), new Mixup(0.3)))
                .hasMessage("augmentation mixup may be given once, got it twice");
        assertThatThrownBy(() -> augmentations(new MinorityOversampling(1)))
                .hasMessage("augmentation minority_oversampling needs targets that are classes");
    }

    private static Augmentations augmentations(AugmentationSpec... specs) {
        return Augmentations.of(List.of(specs), 2, 4, TRAINING, null, 1);
    }
}
