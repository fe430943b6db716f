package io.lamina.table.category;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import io.lamina.table.LabelColumn;
import io.lamina.table.encoding.OneHotLevels;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One input per level of the training rows; {@link OneHotLevels} states what missing and unseen labels become.
 *
 * <p>Of more than {@code maxLevels} levels, the most frequent are kept (ties by their characters), and all others share the
 * level "other".
 */
@Kind(
        formula = "x[i] = 1 if the value is level i, else 0",
        use = "The usual choice for labels of few levels, with nothing assumed about their order.")
public record OneHot(
        @Setting(
                doc = "Most levels that get an input of their own; rarer ones share one.",
                defaultValue = "" + OneHot.DEFAULT_MAX_LEVELS,
                min = 1,
                max = 10_000)
        int maxLevels)
        implements CategoricalPreprocessing {
    /** How many levels are kept when nobody says; a column of more is warned of as {@code high_cardinality}. */
    public static final int DEFAULT_MAX_LEVELS = 100;

    /** Checks the range. */
    public OneHot {
        if (maxLevels < 1) {
            throw new IllegalArgumentException("maxLevels must be positive, got " + maxLevels);
        }
    }

    @Override
    public OneHotLevels fit(LabelColumn column, int[] trainingRows) {
        int[] counts = column.counts(trainingRows);
        List<String> labels = column.labels();
        List<Integer> byFrequency = IntStream.range(0, counts.length)
                .filter(code -> counts[code] > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(code -> -counts[code]).thenComparing(labels::get))
                .toList();
        List<String> kept =
                byFrequency.stream().limit(maxLevels).map(labels::get).sorted().toList();
        boolean missing = Arrays.stream(counts).sum() < trainingRows.length;
        return new OneHotLevels(
                column.name(), kept, missing, byFrequency.size() > maxLevels, labels.get(byFrequency.getFirst()));
    }
}
