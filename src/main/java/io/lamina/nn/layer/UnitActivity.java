package io.lamina.nn.layer;

import java.util.Arrays;

/**
 * Which units of a layer learned from at least one row: a unit is dead when the gradient of its pre-activation was zero for every row
 * since {@link #forget()}, as for a relu unit whose pre-activation is never positive. For one thread; nothing is allocated after
 * construction.
 */
public final class UnitActivity {
    private final float[] largest;

    UnitActivity(int units) {
        largest = new float[units];
    }

    /** Starts anew: at the beginning of an epoch. */
    public void forget() {
        Arrays.fill(largest, 0f);
    }

    /** Takes note of a batch's gradients, [rows, units]. */
    void observe(float[] gradients, int rows) {
        float[] seen = largest;
        int units = seen.length;
        for (int row = 0; row < rows; row++) {
            int start = row * units;
            for (int i = 0; i < units; i++) {
                seen[i] = Math.max(seen[i], Math.abs(gradients[start + i]));
            }
        }
    }

    public int units() {
        return largest.length;
    }

    /** How many units no row gave a gradient. */
    public int deadUnits() {
        int dead = 0;
        for (float value : largest) {
            if (value == 0f) {
                dead++;
            }
        }
        return dead;
    }
}
