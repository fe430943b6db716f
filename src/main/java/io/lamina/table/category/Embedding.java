package io.lamina.table.category;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import io.lamina.table.LabelColumn;
import io.lamina.table.encoding.EmbeddedLevels;
import io.lamina.table.encoding.OneHotLevels;
import org.jspecify.annotations.Nullable;

/**
 * A learned vector for each level of the training rows, in place of one input each; {@link EmbeddedLevels} states what missing and
 * unseen labels become.
 *
 * <p>Source: Guo and Berkhahn, "Entity Embeddings of Categorical Variables", 2016. The automatic dimension is that of fastai:
 * {@code 1.6 · levels^0.56}, at most {@value #MOST_AUTO_DIMENSION}.
 *
 * @param dimension null: by the number of levels
 */
@Kind(
        formula = "x = row of a learned table [levels, dimension]",
        use = "For labels of many levels, such as places or products, where one_hot would need an input each.")
public record Embedding(
        @Setting(
                doc = "Length of each level's vector; auto: by the number of levels.",
                defaultValue = "null",
                nullWords = "auto",
                min = 1,
                max = 1_000)
        @Nullable
        Integer dimension,

        @Setting(
                doc = "Most levels that get a vector of their own; rarer ones share one.",
                defaultValue = "1000",
                min = 1,
                max = 10_000)
        int maxLevels,

        @Setting(
                doc =
                        "Training rows that a level needs for a vector of its own; rarer levels share one, and so do labels"
                                + " that training does not know.",
                defaultValue = "1",
                min = 1,
                max = 1_000_000)
        int minFrequency)
        implements CategoricalPreprocessing {
    private static final int MOST_AUTO_DIMENSION = 50;

    /** Checks the ranges. */
    public Embedding {
        if (dimension != null && dimension < 1) {
            throw new IllegalArgumentException("dimension must be positive, got " + dimension);
        }
        if (maxLevels < 1) {
            throw new IllegalArgumentException("maxLevels must be positive, got " + maxLevels);
        }
        if (minFrequency < 1) {
            throw new IllegalArgumentException("minFrequency must be positive, got " + minFrequency);
        }
    }

    @Override
    public EmbeddedLevels fit(LabelColumn column, int[] trainingRows) {
        OneHotLevels levels = new OneHot(maxLevels, minFrequency).fit(column, trainingRows);
        int chosen = dimension != null
                ? dimension
                : Math.clamp(Math.round(1.6 * Math.pow(levels.levels().size(), 0.56)), 1, MOST_AUTO_DIMENSION);
        return new EmbeddedLevels(levels, chosen);
    }
}
