package io.lamina.evaluation.classification;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often each class was predicted for the rows of each class.
 *
 * @param labels the classes
 * @param counts [classes][classes]: row = actual class, column = predicted class, both in the order of {@code labels}
 * @param normalized the same, each row divided by its sum: a row of nulls if the class has no rows. scikit-learn:
 *     {@code confusion_matrix(normalize="true")}, which says 0 there
 */
@Described("How often each class was predicted for the rows of each class.")
public record ConfusionMatrix(
        @Setting(doc = "The classes.") List<String> labels,

        @Setting(doc = "Row = actual class, column = predicted class, both in the order of labels.")
        List<List<Long>> counts,

        @Setting(
                doc =
                        "The same as shares of the rows of the actual class; a row is null throughout if its class has no rows.",
                defaultValue = "[]")
        List<List<@Nullable Double>> normalized) {
    /** @throws IllegalArgumentException if {@code counts} is not square in the number of labels */
    public ConfusionMatrix {
        labels = List.copyOf(labels);
        counts = counts.stream().map(List::copyOf).toList();
        int classCount = labels.size();
        if (counts.size() != classCount || counts.stream().anyMatch(row -> row.size() != classCount)) {
            throw new IllegalArgumentException("counts must be %d × %d, one row and column per label, got %s"
                    .formatted(classCount, classCount, counts));
        }
        // Also for what was stored before there were shares.
        normalized = counts.stream().map(ConfusionMatrix::shares).toList();
    }

    public ConfusionMatrix(List<String> labels, List<List<Long>> counts) {
        this(labels, counts, List.of());
    }

    public static ConfusionMatrix of(ClassPredictions predictions) {
        int classCount = predictions.classCount();
        long[][] counts = new long[classCount][classCount];
        for (int row = 0; row < predictions.size(); row++) {
            counts[predictions.actual(row)][predictions.predicted(row)] += predictions.weight(row);
        }
        return new ConfusionMatrix(
                predictions.labels(),
                Arrays.stream(counts)
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList());
    }

    private static List<@Nullable Double> shares(List<Long> row) {
        long sum = row.stream().mapToLong(Long::longValue).sum();
        List<@Nullable Double> shares = new ArrayList<>(row.size());
        row.forEach(count -> shares.add(sum == 0 ? null : (Double) ((double) count / sum)));
        return Collections.unmodifiableList(shares);
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
