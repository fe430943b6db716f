package io.lamina.table.preprocessing;

import io.lamina.setting.Setting;
import io.lamina.table.CellReading;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.LabelColumn;
import io.lamina.table.Table;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import io.lamina.table.encoding.ColumnEncoder;
import io.lamina.table.encoding.Findings;
import io.lamina.table.encoding.Input;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        List<String> ignored,

        @Setting(
                doc = "How columns of the training table were read, by their names, where it was not as usual.",
                defaultValue = "{}")
        Map<String, CellReading> readings) {
    /** Copies the lists. */
    public Pipeline {
        readings = Collections.unmodifiableMap(new TreeMap<>(readings));
        encoders = List.copyOf(encoders);
        leftOut = List.copyOf(leftOut);
        ignored = List.copyOf(ignored);
    }

    /**
     * Fits every feature to the training rows.
     *
     * <p>Left out, and listed with the reason: features that are constant or all missing in the training rows, text that is to be
     * ignored, numbers beyond ±1e100, and, unless a person named them, identifier-like ones.
     *
     * @throws TableException if a feature is no column of the table, or none is left
     */
    public static Pipeline fit(Table table, int[] trainingRows, Features features, PreprocessingSpec spec) {
        return new PipelineFit(table, trainingRows, spec.resolved(table, trainingRows, features)).fit(features);
    }

    /** The same with more columns that the network does not get, and why. */
    public Pipeline leavingOut(List<LeftOut> more) {
        List<String> names = more.stream().map(LeftOut::column).toList();
        return new Pipeline(
                encoders,
                Stream.concat(leftOut.stream(), more.stream()).toList(),
                ignored.stream().filter(name -> !names.contains(name)).toList(),
                readings);
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
     * @throws TableException if the table lacks a feature, or has it with another type
     */
    public void transform(Table table, int row, float[] target, int offset) {
        requireMatch(table);
        int at = offset;
        for (ColumnEncoder encoder : encoders) {
            encoder.encode(table.column(encoder.column()), row, target, at);
            at += encoder.width();
        }
    }

    /**
     * The inputs of many rows: those of {@code rows[i]} at {@code [i · width, (i + 1) · width)}; the same bits as row by row.
     *
     * @throws TableException with every feature that the table lacks, or has with another type
     * @throws ArithmeticException if they are more than an array holds
     */
    public float[] transform(Table table, int[] rows) {
        requireMatch(table);
        int width = width();
        float[] target = new float[Math.multiplyExact(rows.length, width)];
        int at = 0;
        for (ColumnEncoder encoder : encoders) {
            encoder.encode(table.column(encoder.column()), rows, target, at, width);
            at += encoder.width();
        }
        return target;
    }

    /**
     * The values of all features, by column, whose inputs would be nearest to {@code values[offset .. offset + width)}; see {@link
     * ColumnEncoder#decode}.
     *
     * @param findings takes a warning for each value that there is not, which is null in the answer
     */
    public Map<String, @Nullable Object> decode(float[] values, int offset, Findings findings) {
        Map<String, @Nullable Object> decoded = LinkedHashMap.newLinkedHashMap(encoders.size());
        int at = offset;
        for (ColumnEncoder encoder : encoders) {
            decoded.put(encoder.column(), encoder.decode(values, at, findings));
            at += encoder.width();
        }
        return decoded;
    }

    /** Every feature that the table lacks or has with another type, in the order of the features; empty if it can be used. */
    public List<TableError> mismatches(Table table) {
        List<TableError> errors = new ArrayList<>();
        for (ColumnEncoder encoder : encoders) {
            Optional<Column> column = table.find(encoder.column());
            if (column.isEmpty()) {
                errors.add(TableError.ofColumn(encoder.column(), "the table has no column of this name"));
            } else if (!fits(column.get(), encoder.type())) {
                errors.add(TableError.ofColumn(
                        encoder.column(),
                        "is " + lowerCase(column.get().type()) + " here, but was " + lowerCase(encoder.type())
                                + " in training"));
            }
        }
        return errors;
    }

    /** Levels and words are found in texts, which every column has; a column without any value is of no type. */
    private static boolean fits(Column column, ColumnType type) {
        boolean empty = column instanceof LabelColumn labels && labels.labels().isEmpty();
        return column.type() == type || type == ColumnType.CATEGORICAL || type == ColumnType.TEXT || empty;
    }

    private static String lowerCase(ColumnType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private void requireMatch(Table table) {
        List<TableError> errors = mismatches(table);
        if (!errors.isEmpty()) {
            throw new TableException(errors);
        }
    }

    /** The same pipeline for the named values of requests; made once, used for many rows. */
    public InstanceEncoder forInstances() {
        return new InstanceEncoder(this);
    }
}
