package io.lamina.evaluation.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Every p-value equals SciPy's on stored cases; {@code paired.py} beside the data made them. */
class PairedTestsTest {
    private static final double RELATIVE = 1e-9;

    record Cases(String scipy, List<Counts> mcnemar, List<Folds> resampledT) {}

    record Counts(
            long firstOnlyRight,
            long secondOnlyRight,
            @Nullable Double statistic,
            double pValue) {}

    record Folds(List<Double> first, List<Double> second, double testShare, double statistic, double pValue) {}

    private static Cases cases() {
        InputStream data = PairedTestsTest.class.getResourceAsStream("/evaluation/paired-tests.json");
        return JsonMapper.shared().readValue(Objects.requireNonNull(data), Cases.class);
    }

    static List<Counts> counts() {
        return cases().mcnemar();
    }

    static List<Folds> folds() {
        return cases().resampledT();
    }

    @ParameterizedTest
    @MethodSource("counts")
    void mcNemarEqualsSciPy(Counts counts) {
        McNemar test = McNemar.of(100_000, 50, counts.firstOnlyRight, counts.secondOnlyRight);
        assertThat(test.pValue()).isCloseTo(counts.pValue, within(RELATIVE * counts.pValue));
        assertThat(test.statistic()).isEqualTo(counts.statistic);
        assertThat(test.method()).isEqualTo(counts.statistic == null ? "exact_binomial" : "chi_square");
        assertThat(McNemar.of(100_000, 50, counts.secondOnlyRight, counts.firstOnlyRight)
                        .pValue())
                .as("whoever is first")
                .isEqualTo(test.pValue());
    }

    @ParameterizedTest
    @MethodSource("folds")
    void correctedTTestEqualsSciPy(Folds folds) {
        ResampledTTest test = ResampledTTest.of(folds.first, folds.second, folds.testShare);
        assertThat(Objects.requireNonNull(test.statistic()))
                .isCloseTo(folds.statistic, within(RELATIVE * Math.abs(folds.statistic)));
        assertThat(Objects.requireNonNull(test.pValue())).isCloseTo(folds.pValue, within(RELATIVE * folds.pValue));
    }

    @Test
    void rowsAreCountedByWhoGetsThemRight() {
        McNemar test = McNemar.of(
                new boolean[] {true, true, false, false, true}, new boolean[] {true, false, true, false, false});
        assertThat(test).isEqualTo(new McNemar(5, 1, 2, 1, "exact_binomial", null, 1.0));
        assertThatIllegalArgumentException().isThrownBy(() -> McNemar.of(new boolean[1], new boolean[2]));
    }

    @Test
    void foldsThatDoNotVarySayWhyThereIsNoTest() {
        ResampledTTest same = ResampledTTest.of(List.of(0.9, 0.8), List.of(0.9, 0.8), 0.25);
        assertThat(same.pValue()).isNull();
        assertThat(same.undefinedBecause()).contains("same score in every fold");
        ResampledTTest shifted = ResampledTTest.of(List.of(1.0, 0.5), List.of(0.75, 0.25), 0.25);
        assertThat(shifted.meanDifference()).isEqualTo(0.25);
        assertThat(shifted.undefinedBecause()).contains("difference is the same");
        assertThatIllegalArgumentException().isThrownBy(() -> ResampledTTest.of(List.of(1.0), List.of(1.0), 0.25));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResampledTTest.of(List.of(1.0, 2.0), List.of(1.0, 2.0), 0));
    }
}
