package io.lamina.service.training;

import io.lamina.evaluation.explanation.GridValue;
import io.lamina.evaluation.explanation.PartialDependence;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The values of a column that are worth trying on every row. */
final class Grid {
    private Grid() {}

    /**
     * Of numbers and dates quantiles at even distances, each once, ascending; of labels the most frequent ones.
     *
     * @param rows the rows whose values may be taken; the grid numbers them from 0
     * @return empty if all are missing
     */
    static List<GridValue> of(Column column, int[] rows) {
        List<Integer> known = IntStream.range(0, rows.length)
                .filter(i -> !column.isMissing(rows[i]))
                .boxed()
                .toList();
        boolean ordered = column.type() == ColumnType.NUMERIC || column.type() == ColumnType.DATETIME;
        return ordered ? quantiles(column, rows, known) : mostFrequent(column, rows, known);
    }

    private static List<GridValue> quantiles(Column column, int[] rows, List<Integer> known) {
        List<Integer> sorted = known.stream()
                .sorted(Comparator.comparingDouble(i -> column.number(rows[i])))
                .toList();
        List<GridValue> grid = new ArrayList<>();
        int most = PartialDependence.MOST_POINTS;
        for (int point = 0; point < most && !sorted.isEmpty(); point++) {
            int i = sorted.get((int) ((long) point * (sorted.size() - 1) / (most - 1)));
            Double number = column.number(rows[i]);
            if (grid.isEmpty() || !number.equals(grid.getLast().number())) {
                grid.add(new GridValue(String.valueOf(column.text(rows[i])), number, i));
            }
        }
        return grid;
    }

    private static List<GridValue> mostFrequent(Column column, int[] rows, List<Integer> known) {
        Map<String, List<Integer>> byText = new LinkedHashMap<>();
        for (int i : known) {
            byText.computeIfAbsent(String.valueOf(column.text(rows[i])), text -> new ArrayList<>())
                    .add(i);
        }
        return byText.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, List<Integer>> entry) ->
                        -entry.getValue().size()))
                .limit(PartialDependence.MOST_POINTS)
                .map(entry ->
                        new GridValue(entry.getKey(), null, entry.getValue().getFirst()))
                .toList();
    }
}
