package io.lamina.table.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lamina.table.Table;
import io.lamina.table.TestTables;
import io.lamina.table.forecast.ForecastSpec;
import io.lamina.table.forecast.Series;
import io.lamina.table.forecast.Windows;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastTargetTest {
    private static final ForecastSpec SPEC = new ForecastSpec(null, null, 2, 2, 1, null);

    private final Table table = TestTables.csv("x,y\n1,1\n2,4\n3,2\n4,8\n5,5\n6,7\n");
    private final Windows windows = new Windows(Series.of(table, TestTables.rows(6), SPEC), table.column("y"), SPEC);
    private final int[] origins = {1, 2, 3};

    @Test
    void outputsAreStandardisedChangesSinceTheLastKnownValue() {
        ForecastTarget target = ForecastTarget.fit(table.column("y"), windows, origins, SPEC);
        float[] encoded = target.encode(table.column("y"), windows, origins);
        double mean =
                IntStream.range(0, 6).mapToDouble(i -> encoded[i]).average().orElseThrow();
        double square = IntStream.range(0, 6)
                .mapToDouble(i -> encoded[i] * encoded[i])
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0, within(1e-6));
        assertThat(square).isCloseTo(1, within(1e-6));
        assertThat(target.decode(encoded[0], 4)).isCloseTo(2, within(1e-6));
        assertThat(target.decode(encoded[5], 8)).isCloseTo(7, within(1e-6));
    }

    @Test
    void networkThatSaysTheMeanChangeFollowsTheSeriesWhereverItIs() {
        ForecastTarget target = new ForecastTarget("y", 0.5, 2, SPEC);
        assertThat(target.decode(0, 1_000_000)).isEqualTo(1_000_000.5);
    }

    @Test
    void seriesThatNeverChangesKeepsItsUnit() {
        Table flat = TestTables.csv("x,y\n1,3\n2,3\n3,3\n4,3\n");
        Windows all = new Windows(Series.of(flat, TestTables.rows(4), SPEC), flat.column("y"), SPEC);
        ForecastTarget target = ForecastTarget.fit(flat.column("y"), all, new int[] {1}, SPEC);
        assertThat(target.standardDeviation()).isEqualTo(1);
        assertThatThrownBy(() -> new ForecastTarget("y", 0, 0, SPEC)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ForecastTarget("y", Double.NaN, 1, SPEC))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
