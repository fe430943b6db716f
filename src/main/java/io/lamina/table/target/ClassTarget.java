package io.lamina.table.target;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import io.lamina.table.Codes;
import io.lamina.table.LabelColumn;
import io.lamina.table.Table;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import io.lamina.table.cell.LabelOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Labels, exactly as in the file; a network's output i belongs to label i.
 *
 * <p>Labels that are all numbers come in numeric order, then by their characters ({@code 5} and {@code 5.0} are two labels);
 * other labels come in the order of their characters (UTF-16 code units). The order depends on the set of labels alone.
 */
@Kind(formula = "label i ↔ output i", use = "What the target of a classification becomes.")
public record ClassTarget(
        @Setting(doc = "Name of the target column.") String column,

        @Setting(doc = "Labels in the order of the network's outputs.", min = 2, max = ClassTarget.MAX_CLASSES)
        List<String> labels)
        implements TargetEncoding {
    /** Most labels that a network tells apart. */
    public static final int MAX_CLASSES = 1_000;

    /** Copies the labels. */
    public ClassTarget {
        labels = List.copyOf(labels);
    }

    /** The labels in their one order, whatever order they are given in. */
    static ClassTarget of(String column, List<String> labels) {
        return new ClassTarget(column, LabelOrder.sorted(labels));
    }

    /**
     * The index in {@link #labels()} for each of the given rows.
     *
     * @throws TableException if a row's label is missing or none of the labels
     */
    public int[] indices(Table table, int[] rows) {
        if (!(table.column(column) instanceof LabelColumn cells)) {
            throw new TableException(TableError.ofColumn(
                    column, "holds more than " + MAX_CLASSES + " distinct numbers, expected " + labels));
        }
        Map<String, Integer> known = HashMap.newHashMap(labels.size());
        labels.forEach(label -> known.put(label, known.size()));
        int[] indexOfCode = cells.labels().stream()
                .mapToInt(label -> known.getOrDefault(label, Codes.MISSING))
                .toArray();
        int[] indices = new int[rows.length];
        Arrays.setAll(indices, i -> {
            int code = cells.code(rows[i]);
            if (code == Codes.MISSING || indexOfCode[code] == Codes.MISSING) {
                throw new TableException(new TableError(
                        rows[i] + 1L,
                        column,
                        code == Codes.MISSING
                                ? "the label is missing"
                                : "the label \"" + cells.labels().get(code) + "\" is none of " + labels));
            }
            return indexOfCode[code];
        });
        return indices;
    }
}
