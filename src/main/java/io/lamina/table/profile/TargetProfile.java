package io.lamina.table.profile;

import io.lamina.table.Column;
import io.lamina.table.Table;
import io.lamina.table.TableWarning;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the columns of a table say of one of them.
 *
 * @param associations one per other column, in their order
 * @param warnings {@code leakage_suspect} for each column that alone predicts the target almost perfectly
 */
public record TargetProfile(List<Association> associations, List<TableWarning> warnings) {
    /** Copies the lists. */
    public TargetProfile {
        associations = List.copyOf(associations);
        warnings = List.copyOf(warnings);
    }

    /**
     * Compares every other column with the target.
     *
     * @param labelled whether the target holds labels of classes, were they numbers
     */
    public static TargetProfile of(Table table, String target, boolean labelled) {
        Column wanted = table.column(target);
        List<Column> others = table.columns().stream()
                .filter(column -> !column.name().equals(target))
                .toList();
        return new TargetProfile(
                others.stream()
                        .map(column -> Associations.of(column, wanted, labelled))
                        .toList(),
                Leakage.suspects(
                        table,
                        others.stream().map(Column::name).toList(),
                        target,
                        labelled,
                        IntStream.range(0, table.rowCount()).toArray()));
    }
}
