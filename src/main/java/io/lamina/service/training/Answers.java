package io.lamina.service.training;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * What a network answers to rows, in the units of the target, so that the answers of several networks may be scored together.
 *
 * @param probabilities [rows × classes] in row-major order; empty unless a classification
 * @param values [rows]; empty unless a regression
 */
@SuppressWarnings("ArrayRecordComponent") // Numbers by the million, never compared.
record Answers(float[] probabilities, double[] values) {
    static Answers ofClasses(float[] probabilities) {
        return new Answers(probabilities, new double[0]);
    }

    static Answers ofValues(double[] values) {
        return new Answers(new float[0], values);
    }

    /** Those of several, one behind the other. */
    static Answers joined(List<Answers> all) {
        float[] probabilities = new float
                [all.stream().mapToInt(some -> some.probabilities.length).sum()];
        double[] values =
                new double[all.stream().mapToInt(some -> some.values.length).sum()];
        int probabilitiesAt = 0;
        int valuesAt = 0;
        for (Answers some : all) {
            System.arraycopy(some.probabilities, 0, probabilities, probabilitiesAt, some.probabilities.length);
            System.arraycopy(some.values, 0, values, valuesAt, some.values.length);
            probabilitiesAt += some.probabilities.length;
            valuesAt += some.values.length;
        }
        return new Answers(probabilities, values);
    }

    /**
     * Writes them behind the name of whoever made them, so that no two ever write the same bytes: a blob that one needs is then
     * never one that another is just removing.
     */
    void write(OutputStream out, RunningJob maker) throws IOException {
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out));
        data.writeLong(maker.id().getMostSignificantBits());
        data.writeLong(maker.id().getLeastSignificantBits());
        data.writeInt(maker.attempt());
        data.writeInt(probabilities.length);
        for (float probability : probabilities) {
            data.writeFloat(probability);
        }
        data.writeInt(values.length);
        for (double value : values) {
            data.writeDouble(value);
        }
        data.flush();
    }

    /** Reads what {@link #write} wrote. */
    static Answers read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(new BufferedInputStream(in));
        data.skipNBytes(2 * Long.BYTES + Integer.BYTES);
        float[] probabilities = new float[data.readInt()];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = data.readFloat();
        }
        double[] values = new double[data.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = data.readDouble();
        }
        return new Answers(probabilities, values);
    }
}
