package io.lamina.nn.train;

import io.lamina.nn.linalg.FlatVector;
import java.io.IOException;

/**
 * Moves state to a checkpoint or back. Whoever has state names it once, in one order, for both directions: each method writes what it is
 * given and answers with it, or reads as much and answers with that.
 */
sealed interface StateTransfer permits StateWriter, StateReader {
    /** A number that a checkpoint of the same training has too: writes it, or refuses another one. */
    void same(long value) throws IOException;

    long whole(long value) throws IOException;

    /** A number in {@code [least, most]}. */
    default int whole(int value, int least, int most) throws IOException {
        long moved = whole(value);
        if (moved < least || moved > most) {
            throw new CheckpointException();
        }
        return (int) moved;
    }

    /** Any number, bit by bit; NaN and infinity included. */
    double real(double value) throws IOException;

    /** As many numbers as there are. */
    default double[] reals(double[] values) throws IOException {
        double[] moved = new double[values.length];
        same(values.length);
        for (int i = 0; i < values.length; i++) {
            moved[i] = real(values[i]);
        }
        return moved;
    }

    /** All values of an array, in place. */
    void values(float[] values) throws IOException;

    /** All values of a vector, in place. */
    void values(FlatVector values) throws IOException;
}
