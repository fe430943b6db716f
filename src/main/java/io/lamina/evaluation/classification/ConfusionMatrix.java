package io.lamina.evaluation.classification;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.Arrays;
import java.util.List;

/**
 * How often each class was predicted for the rows of each class.
 *
 * @param labels the classes
 * @param counts [classes][classes]: row = actual class, column = predicted class, both in the order of {@code labels}
 */
@Described("How often each class was predicted for the rows of each class.")
public record ConfusionMatrix(
        @Setting(doc = "The classes.") List<String> labels,

        @Setting(doc = "Row = actual class, column = predicted class, both in the order of labels.")
        List<List<Long>> counts) {
    /** @throws IllegalArgumentException if {@code counts} is not square in the number of labels */
    public ConfusionMatrix {
        labels = List.copyOf(labels);
        counts = counts.stream().map(List::copyOf).toList();
        int classCount = labels.size();
        if (counts.size() != classCount || counts.stream().anyMatch(row -> row.size() != classCount)) {
            throw new IllegalArgumentException("counts must be %d × %d, one row and column per label, got %s"
                    .formatted(classCount, classCount, counts));
        }
    }

    static ConfusionMatrix of(List<String> labels, long[][] counts) {
        return new ConfusionMatrix(
                labels,
                Arrays.stream(counts)
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList());
    }

    /** Rows of class {@code actual} that were predicted as class {@code predicted}. */
    public long count(int actual, int predicted) {
        return counts.get(actual).get(predicted);
    }

    /** Rows of the class: the sum of its row. */
    public long actualCount(int c) {
        return counts.get(c).stream().mapToLong(Long::longValue).sum();
    }

    /** Rows predicted as the class: the sum of its column. */
    public long predictedCount(int c) {
        return counts.stream().mapToLong(row -> row.get(c)).sum();
    }
}
