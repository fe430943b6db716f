package io.lamina.table.profile;

import static io.lamina.table.TestTables.column;
import static io.lamina.table.TestTables.csv;
import static io.lamina.table.TestTables.dataset;
import static io.lamina.table.TestTables.ingestCsv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.table.NumberColumn;
import io.lamina.table.Table;
import io.lamina.table.TableWarning;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilerTest {
    private static ColumnProfile profile(Table table) {
        return Profiler.profile(table, List.of(), null).columns().getFirst();
    }

    private static List<String> warnings(String csv) {
        return ingestCsv(csv).profile().warnings().stream()
                .map(warning -> warning.code() + " " + warning.column())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 20, 999, 5_000})
    void statisticsAgreeWithTheirDefinitions(int count) {
        Random random = new Random(count);
        double[] values = random.doubles(count, 1e6, 1e6 + 3)
                .map(value -> Math.round(value * 100) / 100.0)
                .toArray();
        double[] withMissing = Arrays.copyOf(values, count + 2);
        Arrays.fill(withMissing, count, count + 2, Double.NaN);
        String text = Arrays.stream(withMissing)
                .mapToObj(value -> Double.isNaN(value) ? "NA" : Double.toString(value))
                .collect(Collectors.joining("\n"));
        double mean = Arrays.stream(values).map(value -> value - 1e6).average().orElseThrow() + 1e6;
        double deviation = Math.sqrt(Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (count - 1));
        double[] sorted = Arrays.stream(values).sorted().toArray();
        for (Table table : List.of(new Table(List.of(new NumberColumn("x", withMissing))), csv("x\n" + text + "\n"))) {
            ColumnProfile profile = profile(table);
            assertThat(profile.missingCount()).isEqualTo(2);
            assertThat(profile.distinctCount())
                    .isEqualTo(Arrays.stream(values).distinct().count());
            assertThat(profile.min()).isEqualTo(sorted[0]);
            assertThat(profile.max()).isEqualTo(sorted[count - 1]);
            assertThat(profile.mean()).isCloseTo(mean, within(1e-8));
            assertThat(profile.standardDeviation()).isCloseTo(deviation, within(1e-8));
            for (Quantile quantile : profile.quantiles()) {
                double rank = quantile.probability() * (count - 1);
                int lower = (int) rank;
                double expected =
                        sorted[lower] + (rank - lower) * (sorted[Math.min(count - 1, lower + 1)] - sorted[lower]);
                assertThat(quantile.value()).isCloseTo(expected, within(1e-8));
            }
            Histogram histogram = Objects.requireNonNull(profile.histogram());
            assertThat(histogram.counts().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(count);
            assertThat(histogram.edges()).isSorted().hasSize(histogram.counts().size() + 1);
            assertThat(histogram.edges().getLast()).isEqualTo(profile.max());
        }
    }

    @Test
    void aHistogramCountsEachStep() {
        ColumnProfile profile = profile(column(21, "%d"));
        assertThat(Objects.requireNonNull(profile.histogram()).counts())
                .containsExactly(1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 2L);
    }

    @Test
    void anOutlierBeyondAllMeasureLeavesStatisticsFinite() {
        ColumnProfile profile = profile(column("1.7e308", "-1.7e308", "5"));
        assertThat(profile.mean()).isCloseTo(5.0 / 3, within(1e293));
        assertThat(profile.standardDeviation()).isNull();
        assertThat(Objects.requireNonNull(profile.histogram()).counts()).hasSize(20);
        assertThat(profile.quantiles())
                .allSatisfy(quantile -> assertThat(quantile.value()).isFinite());
    }

    @Test
    void topValuesAreTheMostFrequent() {
        assertThat(profile(column("b", "a", "b", "c", "NA", "a", "b")).topValues())
                .containsExactly(new ValueCount("b", 3), new ValueCount("a", 2), new ValueCount("c", 1));
        assertThat(profile(column("2", "1", "2.0", "3")).topValues().getFirst()).isEqualTo(new ValueCount("2", 2));
        assertThat(profile(column(50, "%d")).topValues()).hasSize(10);
    }

    @Test
    void aDatetimeColumnTellsItsEnds() {
        ColumnProfile profile = profile(column("2012-05-01", "2011-12-31T23:00", "NA", "2012-04-30"));
        assertThat(profile.earliest()).isEqualTo("2011-12-31T23:00");
        assertThat(profile.latest()).isEqualTo("2012-05-01");
        assertThat(profile.min()).isNull();
    }

    @Test
    void aColumnWithoutValuesHasNoStatistics() {
        ColumnProfile profile = profile(csv("x,y\nNA,1\n,2\n"));
        assertThat(profile.missingCount()).isEqualTo(2);
        assertThat(profile.distinctCount()).isZero();
        assertThat(profile.mean()).isNull();
        assertThat(profile.histogram()).isNull();
        assertThat(profile.quantiles()).isEmpty();
        assertThat(profile.topValues()).isEmpty();
    }

    @Test
    void columnsThatTeachNothingAreWarnedOf() {
        String rows = IntStream.rangeClosed(1, 30)
                .mapToObj(i -> i + ",7,,k" + i + "," + i % 2 + "," + (i * i + 1000))
                .collect(Collectors.joining("\n"));
        assertThat(warnings("row,same,nothing,code,useful,customer_id\n" + rows))
                .containsExactly(
                        "identifier_like row",
                        "constant same",
                        "all_missing nothing",
                        "identifier_like code",
                        "identifier_like customer_id");
    }

    @Test
    void manyLevelsAndTextAreWarnedOf() {
        String rows = IntStream.range(0, 1_500)
                .mapToObj(i -> "level" + i % 101 + ",text " + i % 1_200 + "," + i / 100.0)
                .collect(Collectors.joining("\n"));
        assertThat(warnings("levels,text,x\n" + rows)).containsExactly("high_cardinality levels", "text text");
    }

    @Test
    void truthValuesOfSeveralSpellingsAreWarnedOf() {
        assertThat(ingestCsv("x,y\nYes,1\nyes,2\nNO,3\nno,4\ntrue,5\nFALSE,6\nTrue,7\n")
                        .profile()
                        .warnings())
                .containsExactly(new TableWarning(
                        "spellings",
                        "x",
                        "7 spellings of two truth values (Yes, yes, NO, no, true, FALSE, …); as a target each is a class of"
                                + " its own"));
        assertThat(ingestCsv("x,y\nYes,1\nyes,2\n,3\n").profile().warnings())
                .extracting(TableWarning::detail)
                .containsExactly("2 spellings of one truth value (Yes, yes); as a target each is a class of its own");
        assertThat(warnings("x,y\nYes,1\nNO,2\nYes,3\n")).isEmpty();
    }

    @Test
    void duplicateRowsAreCounted() {
        assertThat(ingestCsv("a,b\n1,x\n2,x\n1,x\n1,y\n1,x\n").profile().warnings())
                .extracting(TableWarning::detail)
                .anyMatch(detail -> detail.startsWith("2 of 5 rows repeat an earlier row"));
        assertThat(dataset("iris").profile().warnings())
                .extracting(TableWarning::detail)
                .anyMatch(detail -> detail.startsWith("1 of 150 rows"));
        assertThat(dataset("digits").profile().warnings())
                .extracting(TableWarning::code)
                .doesNotContain("duplicate_rows");
    }

    @Test
    void constantPixelsOfDigitsAreWarnedOf() {
        assertThat(dataset("digits").profile().warnings())
                .extracting(TableWarning::code)
                .filteredOn(code -> !code.equals("almost_constant"))
                .containsExactly("constant", "constant", "constant");
    }

    @Test
    void aColumnThatHardlyVariesIsWarnedOf() {
        String rows = "0\n".repeat(198) + "7\n8\n";
        assertThat(ingestCsv("x\n" + rows).profile().warnings())
                .contains(new TableWarning("almost_constant", "x", "198 of 200 known cells are \"0\""));
        assertThat(ingestCsv("x\n" + rows + "9\n").profile().warnings())
                .extracting(TableWarning::code)
                .doesNotContain("almost_constant");
    }

    @Test
    void measurementsAreNotTakenForIdentifiers() {
        for (String name : List.of("iris", "wine", "breast_cancer", "diabetes", "penguins")) {
            assertThat(dataset(name).profile().warnings())
                    .extracting(TableWarning::code)
                    .doesNotContain("identifier_like");
        }
    }
}
