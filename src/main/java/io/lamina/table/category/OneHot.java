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
 * <p>Of more than {@code maxLevels} levels, the most frequent are kept (ties by their characters). All others, and those of fewer
 * than {@code minFrequency} training rows, share the level "other", which labels of later rows that training did not know get as well.
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
        int maxLevels,

        @Setting(
                doc =
                        "Training rows that a level needs for an input of its own; rarer levels share one, and so do labels"
                                + " that training does not know.",
                defaultValue = "1",
                min = 1,
                max = 1_000_000)
        int minFrequency)
        implements CategoricalPreprocessing {
    /** How many levels are kept when nobody says; a column of more is warned of as {@code high_cardinality}. */
    public static final int DEFAULT_MAX_LEVELS = 100;

    /** Checks the range. */
    public OneHot {
        if (maxLevels < 1) {
            throw new IllegalArgumentException("maxLevels must be positive, got " + maxLevels);
        }
        if (minFrequency < 1) {
            throw new IllegalArgumentException("minFrequency must be positive, got " + minFrequency);
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
        // The most frequent level stays even where none is frequent enough: it stands for missing values.
        int frequent = (int) byFrequency.stream()
                .filter(code -> counts[code] >= minFrequency)
                .count();
        int keeping = Math.clamp(frequent, 1, maxLevels);
        List<String> kept =
                byFrequency.stream().limit(keeping).map(labels::get).sorted().toList();
        boolean missing = Arrays.stream(counts).sum() < trainingRows.length;
        return new OneHotLevels(
                column.name(), kept, missing, byFrequency.size() > keeping, labels.get(byFrequency.getFirst()));
    }
}
