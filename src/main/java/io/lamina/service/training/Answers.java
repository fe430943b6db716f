package io.lamina.service.training;

import io.lamina.nn.activation.OutputActivation;
import io.lamina.nn.loss.Loss;
import io.lamina.table.target.ClassTarget;
import io.lamina.table.target.ForecastTarget;
import io.lamina.table.target.NumberTarget;
import io.lamina.table.target.ReconstructionTarget;
import io.lamina.table.target.TargetEncoding;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * What a network answers to rows, in units that do not depend on its training rows, so that the answers of several may be scored together.
 *
 * @param logits [rows × outputs] in row-major order, before the output activation; empty unless a classification
 * @param values [rows], in the unit of the target column; empty unless a regression
 */
@SuppressWarnings("ArrayRecordComponent") // Numbers by the million, never compared.
record Answers(float[] logits, double[] values) {
    /** @param outputs before the output activation; not kept */
    static Answers of(float[] outputs, TargetEncoding target, Loss loss) {
        float[] own = outputs.clone();
        return switch (target) {
            case ClassTarget classes -> new Answers(own, new double[0]);
            case NumberTarget number -> {
                loss.outputActivation().apply(own, 0, own.length, 1);
                double[] values = new double[own.length];
                Arrays.setAll(values, row -> number.decode(own[row]));
                yield new Answers(new float[0], values);
            }
            case ForecastTarget forecast -> throw new IllegalStateException("folds say no series");
            case ReconstructionTarget reconstruction ->
                throw new IllegalStateException("reconstructions are in the units of their own training rows");
        };
    }

    /** What a network of this target and loss would have answered before its output activation. */
    float[] outputs(TargetEncoding target, Loss loss) {
        if (!(target instanceof NumberTarget number)) {
            return logits.clone();
        }
        float[] outputs = new float[values.length];
        for (int row = 0; row < outputs.length; row++) {
            double encoded = number.encode(values[row]);
            outputs[row] =
                    (float) (loss.outputActivation() == OutputActivation.EXPONENTIAL ? Math.log(encoded) : encoded);
        }
        return outputs;
    }

    /** Those of several, one behind the other. */
    static Answers joined(List<Answers> all) {
        float[] logits =
                new float[all.stream().mapToInt(some -> some.logits.length).sum()];
        double[] values =
                new double[all.stream().mapToInt(some -> some.values.length).sum()];
        int logitsAt = 0;
        int valuesAt = 0;
        for (Answers some : all) {
            System.arraycopy(some.logits, 0, logits, logitsAt, some.logits.length);
            System.arraycopy(some.values, 0, values, valuesAt, some.values.length);
            logitsAt += some.logits.length;
            valuesAt += some.values.length;
        }
        return new Answers(logits, values);
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
        data.writeInt(logits.length);
        for (float logit : logits) {
            data.writeFloat(logit);
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
        float[] logits = new float[data.readInt()];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = data.readFloat();
        }
        double[] values = new double[data.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = data.readDouble();
        }
        return new Answers(logits, values);
    }
}
