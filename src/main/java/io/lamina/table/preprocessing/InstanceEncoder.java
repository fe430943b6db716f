package io.lamina.table.preprocessing;

import io.lamina.table.CellReader;
import io.lamina.table.CellReading;
import io.lamina.table.encoding.ColumnEncoder;
import io.lamina.table.encoding.Findings;
import io.lamina.table.encoding.PredictionError;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the inputs of rows that come as named values; immutable, safe for any number of threads. */
public final class InstanceEncoder {
    private static final int SHOWN_NAMES = 20;

    private final List<ColumnEncoder> encoders;
    private final Set<String> known = new HashSet<>();
    private final int width;
    private final Map<String, CellReader> readers = new HashMap<>();
    private final CellReader usual = new CellReader(CellReading.USUAL);

    InstanceEncoder(Pipeline pipeline) {
        this.encoders = pipeline.encoders();
        this.width = pipeline.width();
        encoders.forEach(encoder -> known.add(encoder.column()));
        pipeline.leftOut().forEach(left -> known.add(left.column()));
        known.addAll(pipeline.ignored());
        pipeline.readings().forEach((column, reading) -> readers.put(column, new CellReader(reading)));
    }

    /** What a value means in a column, as its table was read; see {@link CellReader#read}. */
    public @Nullable Object read(String column, @Nullable Object value) {
        return readers.getOrDefault(column, usual).read(value);
    }

    /** How many network inputs a row becomes. */
    public int width() {
        return width;
    }

    /**
     * Writes the inputs of one row to {@code target[offset .. offset + width)}.
     *
     * <p>An absent name is a missing value. The target and columns left out in training are ignored; any other name is an error.
     *
     * @param instance values by the name of their column: Number, String, Boolean, or null
     * @param findings takes every warning and error; if it holds an error afterwards, what was written must not be used
     */
    public void transform(
            Map<String, ? extends @Nullable Object> instance, float[] target, int offset, Findings findings) {
        for (Map.Entry<String, ? extends @Nullable Object> entry : instance.entrySet()) {
            String name = entry.getKey();
            if (!isSingle(entry.getValue())) {
                findings.error(name, PredictionError.WRONG_TYPE, "must be a single value, got a list or an object");
            } else if (!known.contains(name)) {
                findings.error(
                        name, PredictionError.UNKNOWN_COLUMN, "is no input of this model; its inputs are " + names());
            }
        }
        int at = offset;
        for (ColumnEncoder encoder : encoders) {
            encoder.encode(read(encoder.column(), instance.get(encoder.column())), target, at, findings);
            at += encoder.width();
        }
    }

    private static boolean isSingle(@Nullable Object value) {
        return value == null || value instanceof Number || value instanceof String || value instanceof Boolean;
    }

    private String names() {
        String shown =
                encoders.stream().limit(SHOWN_NAMES).map(ColumnEncoder::column).collect(Collectors.joining(", "));
        return encoders.size() <= SHOWN_NAMES ? shown : shown + " and " + (encoders.size() - SHOWN_NAMES) + " more";
    }
}
