package io.lamina.nn.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shift and rotate, on images that can be looked at. */
class ImagesTest {
    private static final TestRows TRAINING = new TestRows(1, 9);

    private final float[] digits = {
        1, 2, 3,
        4, 5, 6,
        7, 8, 9
    };

    @Test
    void aShiftRepeatsTheEdge() {
        assertShifted(0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertShifted(1, 0, 1, 1, 2, 4, 4, 5, 7, 7, 8);
        assertShifted(-1, 0, 2, 3, 3, 5, 6, 6, 8, 9, 9);
        assertShifted(0, 1, 1, 2, 3, 1, 2, 3, 4, 5, 6);
        assertShifted(-2, -2, 9, 9, 9, 9, 9, 9, 9, 9, 9);
        assertShifted(2, -1, 4, 4, 4, 7, 7, 7, 7, 7, 7);
    }

    private void assertShifted(int across, int down, float... expected) {
        float[] images = new float[18];
        System.arraycopy(digits, 0, images, 9, 9);
        new ImageShift(2, 3, 1, 0).shift(images, 9, across, down);
        assertThat(images).containsExactly(join(new float[9], expected));
    }

    @Test
    void everyShiftUpToTheLargestHappens() {
        Set<Float> middles = new HashSet<>();
        BatchAugmentation shift = new Shift(1).build(9, 1, 1, 0);
        for (int step = 0; step < 200; step++) {
            float[] image = digits.clone();
            shift.apply(image, 1, step, TRAINING);
            middles.add(image[4]);
        }
        assertThat(middles).containsExactlyInAnyOrder(1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f);
    }

    @Test
    void aTurnByNothingChangesNothing() {
        float[] image = digits.clone();
        new ImageRotation(10, 3, 1, 0).rotate(image, 0, 0);
        assertThat(image).isEqualTo(digits);
    }

    @Test
    void aQuarterTurnGoesAgainstTheClock() {
        float[] image = digits.clone();
        new ImageRotation(10, 3, 1, 0).rotate(image, 0, 90);
        assertClose(image, 3, 6, 9, 2, 5, 8, 1, 4, 7);
    }

    @Test
    void fourQuarterTurnsAndTwoHalfTurnsAreNone() {
        ImageRotation rotation = new ImageRotation(180, 3, 1, 0);
        float[] image = digits.clone();
        for (int i = 0; i < 4; i++) {
            rotation.rotate(image, 0, 90);
        }
        assertClose(image, digits);
        rotation.rotate(image, 0, 180);
        rotation.rotate(image, 0, -180);
        assertClose(image, digits);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-180, -134, -60, -44, 1, 45, 46, 100, 170})
    void aSlopeTurnsByTheAngle(double degrees) {
        int side = 9;
        float[] image = new float[side * side];
        for (int i = 0; i < image.length; i++) {
            image[i] = i % side - 4;
        }
        new ImageRotation(180, side, 1, 0).rotate(image, 0, degrees);
        double radians = Math.toRadians(degrees);
        for (int y = 2; y < 7; y++) {
            for (int x = 2; x < 7; x++) {
                double expected = Math.cos(radians) * (x - 4) - Math.sin(radians) * (y - 4);
                assertThat((double) image[y * side + x]).isCloseTo(expected, within(1e-5));
            }
        }
    }

    @Test
    void rowsTurnByThemselves() {
        float[] images = join(digits, digits);
        new Rotate(45).build(9, 2, 1, 0).apply(images, 2, 1, TRAINING);
        assertThat(images[0]).isNotEqualTo(images[9]);
        assertThat(images[4]).isEqualTo(5f);
        assertThat(images[13]).isEqualTo(5f);
    }

    @Test
    void onlySquaresAreImages() {
        assertThatThrownBy(() -> new Rotate(10).build(30, 8, 1, 0))
                .hasMessage("augmentation rotate needs rows that are square images:"
                        + " the number of inputs must be a square number, got 30");
        assertThatThrownBy(() -> new Shift(1).build(8, 8, 1, 0)).hasMessageContaining("got 8");
        assertThatThrownBy(() -> new Shift(3).build(9, 8, 1, 0))
                .hasMessage("shift.pixels must be smaller than the side of the image, 3, got 3");
        assertThatThrownBy(() -> new Shift(0)).hasMessage("shift.pixels must be between 1 and 1024, got 0");
        assertThatThrownBy(() -> new Rotate(181))
                .hasMessage("rotate.degrees must be greater than 0 and at most 180, got 181.0");
    }

    private static void assertClose(float[] actual, float... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("pixel %d", i).isCloseTo(expected[i], within(1e-5f));
        }
    }

    private static float[] join(float[] first, float[] second) {
        float[] both = new float[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
