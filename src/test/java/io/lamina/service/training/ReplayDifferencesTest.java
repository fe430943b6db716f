package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.nn.network.Tensor;
import io.lamina.service.training.EpochDifference.Curve;
import io.lamina.service.training.ReplayBody.Difference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplayDifferencesTest {
    private static EpochRow epoch(int fold, int number, double loss, double millis) {
        return new EpochRow(fold, number, loss, null, Map.of("accuracy", loss / 2), List.of(), 0.01, millis);
    }

    private static Curve curve(List<EpochRow> rows) {
        return (fold, epoch, limit) -> rows.stream()
                .filter(row -> row.fold() > fold || (row.fold() == fold && row.epoch() > epoch))
                .limit(limit)
                .toList();
    }

    private static @Nullable Difference first(List<EpochRow> expected, List<EpochRow> actual) {
        return EpochDifference.first(curve(expected), curve(actual), 1);
    }

    @Test
    void epochsThatTookOtherTimesAreIdenticalOverManyPages() {
        List<EpochRow> rows = IntStream.rangeClosed(1, 1200)
                .mapToObj(number -> epoch(number > 700 ? 2 : 1, number > 700 ? number - 700 : number, number, 1))
                .toList();
        List<EpochRow> again = rows.stream()
                .map(row -> epoch(row.fold(), row.epoch(), row.trainingLoss() == null ? 0 : row.trainingLoss(), 2))
                .toList();
        assertThat(first(rows, again)).isNull();
        Difference longer = Objects.requireNonNull(first(rows.subList(0, 1100), again));
        assertThat(longer).isEqualTo(Difference.ofEpoch(null, 401, null, null, "trained"));
    }

    @Test
    void theLastBitOfANumberIsADifference() {
        List<EpochRow> rows = List.of(epoch(1, 1, 0.5, 1), epoch(1, 2, 0.25, 1));
        Difference difference =
                Objects.requireNonNull(first(rows, List.of(rows.getFirst(), epoch(1, 2, Math.nextUp(0.25), 1))));
        assertThat(difference).isEqualTo(Difference.ofEpoch(1, 2, "trainingLoss", "0.25", "0.25000000000000006"));
        assertThat(difference.place()).isEqualTo("fold 1, epoch 2, trainingLoss");
        assertThat(first(List.of(epoch(1, 1, 0.0, 1)), List.of(epoch(1, 1, -0.0, 1))))
                .as("0 and -0")
                .isNotNull();
    }

    @Test
    void aFoldThatEndedEarlierIsNamed() {
        List<EpochRow> rows = List.of(epoch(1, 1, 1, 1), epoch(1, 2, 1, 1), epoch(2, 1, 1, 1));
        List<EpochRow> shorter = List.of(rows.getFirst(), rows.getLast());
        assertThat(first(rows, shorter)).isEqualTo(Difference.ofEpoch(1, 2, null, "trained", null));
        assertThat(first(shorter, rows)).isEqualTo(Difference.ofEpoch(1, 2, null, null, "trained"));
    }

    @Test
    void theFirstParameterThatDiffersIsNamed() {
        Tensor same = new Tensor("a", List.of(1, 2), new float[] {1, 2});
        Tensor was = new Tensor("b", List.of(3), new float[] {1, Float.NaN, 3});
        Tensor is = new Tensor("b", List.of(3), new float[] {1, Float.NaN, Math.nextDown(3f)});
        assertThat(TensorDifference.first(List.of(same, was), List.of(same, was)))
                .isNull();
        assertThat(TensorDifference.first(List.of(same, was), List.of(same, is)))
                .isEqualTo(Difference.ofTensor("b", 2, "3.0", "2.9999998"));
        assertThat(TensorDifference.first(List.of(same, was), List.of(same)))
                .isEqualTo(Difference.ofTensor("b", null, "b [3]", null));
    }
}
