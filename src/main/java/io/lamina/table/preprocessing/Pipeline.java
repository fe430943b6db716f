package io.lamina.table.preprocessing;

import io.lamina.setting.Setting;
import io.lamina.table.Column;
import io.lamina.table.Table;
import io.lamina.table.TableException;
import io.lamina.table.encoding.ColumnEncoder;
import io.lamina.table.encoding.Input;
import java.util.List;

/**
 * How the rows of one table become the inputs of one network; fitted once, immutable, safe for any number of threads.
 *
 * <p>Every statistic comes from the training rows given to {@link #fit} and from no other; what decides whether a column is
 * identifier-like looks at all rows, and at nothing but their being distinct.
 */
public record Pipeline(
        @Setting(doc = "The fitted encoders, in the order of the network's inputs.", min = 1)
        List<ColumnEncoder> encoders,

        @Setting(doc = "Features that the network does not get, and why.")
        List<LeftOut> leftOut,

        @Setting(
                doc =
                        "Other columns of the training table, the target among them; a request may hold them, to no effect.")
        List<String> ignored) {
    /** Copies the lists. */
    public Pipeline {
        encoders = List.copyOf(encoders);
        leftOut = List.copyOf(leftOut);
        ignored = List.copyOf(ignored);
    }

    /**
     * Fits every feature to the training rows.
     *
     * <p>Left out, and listed with the reason: features that are constant or all missing in the training rows, text, numbers
     * beyond ±1e100, and, unless a person named the features, identifier-like ones.
     *
     * @throws TableException if a feature is no column of the table, or none is left
     */
    public static Pipeline fit(Table table, int[] trainingRows, Features features, PreprocessingSpec spec) {
        return new PipelineFit(table, trainingRows, spec).fit(features);
    }

    /** How many network inputs there are. */
    public int width() {
        return encoders.stream().mapToInt(ColumnEncoder::width).sum();
    }

    /** What a client must know to send a row, in the order of the features. */
    public List<Input> inputs() {
        return encoders.stream().map(ColumnEncoder::input).toList();
    }

    /**
     * Writes the inputs of one row to {@code target[offset .. offset + width)}.
     *
     * @throws TableException if the table lacks a feature
     */
    public void transform(Table table, int row, float[] target, int offset) {
        int at = offset;
        for (ColumnEncoder encoder : encoders) {
            encoder.encode(table.column(encoder.column()), row, target, at);
            at += encoder.width();
        }
    }

    /**
     * The inputs of many rows: those of {@code rows[i]} at {@code [i · width, (i + 1) · width)}; the same bits as row by row.
     *
     * @throws TableException if the table lacks a feature
     * @throws ArithmeticException if they are more than an array holds
     */
    public float[] transform(Table table, int[] rows) {
        int width = width();
        float[] target = new float[Math.multiplyExact(rows.length, width)];
        int at = 0;
        for (ColumnEncoder encoder : encoders) {
            Column column = table.column(encoder.column());
            encoder.encode(column, rows, target, at, width);
            at += encoder.width();
        }
        return target;
    }

    /** The same pipeline for the named values of requests; made once, used for many rows. */
    public InstanceEncoder forInstances() {
        return new InstanceEncoder(this);
    }
}
