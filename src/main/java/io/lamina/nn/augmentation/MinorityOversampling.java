package io.lamina.nn.augmentation;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import java.util.List;

/**
 * Repeats rows of rare classes, so that every class has at least {@code ratio} times the rows of the largest one in each epoch. A row
 * is repeated as often as any other of its class, or once more; which ones, changes with the epoch.
 *
 * <p>Source: random oversampling as in Japkowicz and Stephen, "The Class Imbalance Problem: A Systematic Study", Intelligent Data Analysis
 * 2002. Where we differ: rows are drawn without replacement, so that every row is in every epoch.
 */
@Kind(
        formula = "rows of a class: max(its rows, ratio * rows of the largest class)",
        use =
                "For classes of very different size, where rare ones must not be overlooked; class weights are the alternative.")
public record MinorityOversampling(
        @Setting(
                doc = "Least number of rows of a class in an epoch, as a part of those of the largest class.",
                defaultValue = "1",
                min = 0,
                exclusiveMin = true,
                max = 1)
        double ratio)
        implements AugmentationSpec {
    public MinorityOversampling {
        if (!(ratio > 0 && ratio <= 1)) {
            throw new IllegalArgumentException(
                    "minority_oversampling.ratio must be greater than 0 and at most 1, got " + ratio);
        }
    }

    /**
     * Rows of a class in an epoch.
     *
     * @param present its training rows
     * @param largest those of the largest class
     */
    int rowsOf(int present, int largest) {
        return present == 0 ? 0 : Math.max(present, (int) Math.round(ratio * largest));
    }

    /**
     * Rows of an epoch.
     *
     * @param counts training rows of each class
     */
    public long rows(List<Integer> counts) {
        int largest = counts.stream().mapToInt(Integer::intValue).max().orElse(0);
        return counts.stream().mapToLong(count -> rowsOf(count, largest)).sum();
    }

    /**
     * The stateful part, with all memory allocated.
     *
     * @param classes the class index of each training row, 0 or greater; only read
     * @param seed of the training
     * @param index place in the training's list of augmentations
     * @throws IllegalArgumentException if an epoch would have more rows than an array can hold
     */
    public Oversampling build(int[] classes, long seed, int index) {
        return new Oversampling(this, classes, seed, index);
    }
}
