package io.lamina.evaluation.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RocAucTest {
    /** 400,000 rows: a count of pairs in an int, or a loop over pairs, would show. */
    private static final int ROWS = 400_000;

    @Test
    void manyRowsNeitherOverflowNorTakeQuadraticTime() {
        int[] actual = new int[ROWS];
        float[] probabilities = new float[2 * ROWS];
        SplittableRandom random = new SplittableRandom(1);
        for (int row = 0; row < ROWS; row++) {
            actual[row] = row % 2;
            float positive = (float) (actual[row] == 1 ? Math.sqrt(random.nextDouble()) : random.nextDouble());
            probabilities[2 * row] = 1 - positive;
            probabilities[2 * row + 1] = positive;
        }

        ClassPredictions predictions = new ClassPredictions(List.of("no", "yes"), actual, probabilities);

        // P(√u > v) for uniform u and v is 2/3; three standard errors are about 0.003.
        assertThat(new RocAuc().of(predictions).value())
                .isNotNull()
                .satisfies(auc -> assertThat(auc).isBetween(0.66, 0.673));
    }

    @Test
    void swappingTheLabelsChangesNothing() {
        int[] actual = {0, 1, 1, 0, 1};
        int[] swapped = {1, 0, 0, 1, 0};
        float[] probabilities = {.75f, .25f, .5f, .5f, .25f, .75f, .5f, .5f, 1, 0};
        float[] mirrored = {.25f, .75f, .5f, .5f, .75f, .25f, .5f, .5f, 0, 1};

        assertThat(new RocAuc().of(new ClassPredictions(List.of("no", "yes"), actual, probabilities)))
                .isEqualTo(new RocAuc().of(new ClassPredictions(List.of("yes", "no"), swapped, mirrored)));
    }

    @Test
    void negativeZeroIsZero() {
        ClassPredictions predictions =
                new ClassPredictions(List.of("no", "yes"), new int[] {0, 1}, new float[] {1, 0f, 1, -0f});

        assertThat(new RocAuc().of(predictions).value()).isEqualTo(0.5);
    }
}
