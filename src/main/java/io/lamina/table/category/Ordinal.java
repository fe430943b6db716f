package io.lamina.table.category;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import io.lamina.table.LabelColumn;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import io.lamina.table.cell.LabelOrder;
import io.lamina.table.encoding.OneHotLevels;
import io.lamina.table.encoding.OrdinalLevels;
import io.lamina.table.scaling.AffineScale;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rank of the level, standardised: one input for any number of levels; {@link OrdinalLevels} states what missing and unseen labels
 * become.
 *
 * @param levels the order, lowest first, with labels that training rows lack left out of it and labels that it lacks sharing the level
 *     "other"; null: by number if every label is one, else by characters
 */
@Kind(
        formula = "x = (rank of the level − mean) / standard deviation",
        use =
                "For labels with an order, such as low, middle and high; another order than by characters has to be said.")
public record Ordinal(
        @Setting(
                doc = "The order of the labels, lowest first; auto: by number if all are numbers, else by characters.",
                defaultValue = "null",
                nullWords = "auto",
                min = 1,
                max = 10_000,
                example = "[\"low\", \"middle\", \"high\"]")
        @Nullable
        List<String> levels)
        implements CategoricalPreprocessing {
    /** Copies the levels. */
    public Ordinal {
        if (levels != null) {
            levels = List.copyOf(levels);
            Set<String> seen = new HashSet<>();
            for (String level : levels) {
                if (!seen.add(level)) {
                    throw new IllegalArgumentException("levels must not repeat, got \"" + level + "\" twice");
                }
            }
        }
    }

    /** @throws TableException if no training row has one of {@link #levels} */
    @Override
    public OrdinalLevels fit(LabelColumn column, int[] trainingRows) {
        int[] counts = column.counts(trainingRows);
        List<String> labels = column.labels();
        List<String> known = IntStream.range(0, counts.length)
                .filter(code -> counts[code] > 0)
                .mapToObj(labels::get)
                .toList();
        List<String> ordered = levels == null
                ? LabelOrder.sorted(known)
                : levels.stream().filter(known::contains).toList();
        if (ordered.isEmpty()) {
            throw new TableException(TableError.ofColumn(
                    column.name(), "has none of the levels of its ordinal encoding in the training rows"));
        }
        List<String> matched = ordered.stream().sorted().toList();
        int[] rows = matched.stream()
                .mapToInt(level -> counts[labels.indexOf(level)])
                .toArray();
        List<Integer> ranks = matched.stream().map(ordered::indexOf).toList();
        int mostFrequent = IntStream.range(0, rows.length)
                .boxed()
                .max(Comparator.<Integer>comparingInt(i -> rows[i]).thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
        boolean missing = Arrays.stream(counts).sum() < trainingRows.length;
        boolean other = ordered.size() < known.size();
        OneHotLevels places = new OneHotLevels(column.name(), matched, missing, other, matched.get(mostFrequent));
        return new OrdinalLevels(places, ranks, scale(ranks, rows));
    }

    private static AffineScale scale(List<Integer> ranks, int[] rows) {
        double count = Arrays.stream(rows).asLongStream().sum();
        double mean = IntStream.range(0, rows.length)
                .mapToDouble(i -> rows[i] / count * ranks.get(i))
                .sum();
        double squares = IntStream.range(0, rows.length)
                .mapToDouble(i -> rows[i] / count * (ranks.get(i) - mean) * (ranks.get(i) - mean))
                .sum();
        return new AffineScale(mean, squares > 0 ? Math.sqrt(squares) : 1);
    }
}
