package io.lamina.nn.layer;

import java.util.Arrays;

/**
 * Which units of a layer learned from at least one row: a unit is dead when the gradient of its pre-activation was zero for every row
 * since {@link #forget()}, as for a relu unit whose pre-activation is never positive. For one thread; nothing is allocated after
 * construction.
 */
public final class UnitActivity {
    private final float[] largest;
    private final Columns columns;

    UnitActivity(int units) {
        largest = new float[units];
        columns = new Columns(units);
    }

    /** Starts anew: at the beginning of an epoch. */
    public void forget() {
        Arrays.fill(largest, 0f);
    }

    /** Takes note of a batch's gradients, [rows, units]. */
    void observe(float[] gradients, int rows) {
        columns.largest(gradients, rows, largest);
    }

    /** The array itself, one value a unit: who resumes a training overwrites its contents. */
    public float[] state() {
        return largest;
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
