package io.lamina.service.training;

import io.lamina.service.training.ReplayBody.Difference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds two learning curves against each other, number by number and bit by bit; how long an epoch took is no number of the training.
 * Reads {@value #PAGE} epochs of each at a time.
 */
final class EpochDifference {
    private static final int PAGE = 500;

    private EpochDifference() {}

    /** Epochs of a job in ascending order behind the given one. */
    @FunctionalInterface
    interface Curve {
        List<EpochRow> after(int fold, int epoch, int limit);
    }

    /**
     * The first number that differs; null: none does.
     *
     * @param folds how many networks were trained before the one that is published
     */
    static @Nullable Difference first(Curve expected, Curve actual, int folds) {
        int fold = -1;
        int epoch = 0;
        while (true) {
            List<EpochRow> one = expected.after(fold, epoch, PAGE);
            List<EpochRow> other = actual.after(fold, epoch, PAGE);
            for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
                EpochRow was = i < one.size() ? one.get(i) : null;
                EpochRow is = i < other.size() ? other.get(i) : null;
                Difference difference = first(was, is, folds);
                if (difference != null) {
                    return difference;
                }
            }
            if (one.isEmpty()) {
                return null;
            }
            fold = one.getLast().fold();
            epoch = one.getLast().epoch();
        }
    }

    private static @Nullable Difference first(@Nullable EpochRow was, @Nullable EpochRow is, int folds) {
        boolean isBehind = was == null || (is != null && is.fold() < was.fold());
        EpochRow earlier = isBehind ? is : was;
        if (earlier == null) {
            return null;
        }
        Integer fold = earlier.fold() == 0 || earlier.fold() > folds ? null : earlier.fold();
        if (was == null || is == null || was.fold() != is.fold() || was.epoch() != is.epoch()) {
            return Difference.ofEpoch(
                    fold, earlier.epoch(), null, isBehind ? null : "trained", isBehind ? "trained" : null);
        }
        Map<String, @Nullable Object> expected = numbers(was);
        Map<String, @Nullable Object> actual = numbers(is);
        for (Map.Entry<String, @Nullable Object> number : expected.entrySet()) {
            Object other = actual.get(number.getKey());
            // Boxed numbers are equal by their bits, so that 0 is not -0.
            if (!Objects.equals(number.getValue(), other)) {
                return Difference.ofEpoch(fold, was.epoch(), number.getKey(), text(number.getValue()), text(other));
            }
        }
        return null;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static Map<String, @Nullable Object> numbers(EpochRow row) {
        Map<String, @Nullable Object> numbers = new LinkedHashMap<>();
        numbers.put("trainingLoss", row.trainingLoss());
        numbers.put("validationLoss", row.validationLoss());
        row.metrics().forEach((name, value) -> numbers.put("metrics." + name, value));
        for (int i = 0; i < row.layers().size(); i++) {
            numbers.put("layers." + i, row.layers().get(i));
        }
        numbers.put("learningRate", row.learningRate());
        return numbers;
    }
}
