package io.lamina.table.preprocessing;

import static io.lamina.table.TestTables.csv;
import static io.lamina.table.TestTables.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.service.json.JsonWriter;
import io.lamina.table.Column;
import io.lamina.table.Table;
import io.lamina.table.category.CategoricalPreprocessing;
import io.lamina.table.category.Embedding;
import io.lamina.table.category.OneHot;
import io.lamina.table.category.Ordinal;
import io.lamina.table.encoding.Findings;
import io.lamina.table.imputation.Constant;
import io.lamina.table.imputation.DropRow;
import io.lamina.table.imputation.Mean;
import io.lamina.table.imputation.Median;
import io.lamina.table.imputation.MissingPreprocessing;
import io.lamina.table.scaling.MinMax;
import io.lamina.table.scaling.None;
import io.lamina.table.scaling.NumericPreprocessing;
import io.lamina.table.scaling.OutputDistribution;
import io.lamina.table.scaling.Quantile;
import io.lamina.table.scaling.Robust;
import io.lamina.table.scaling.Standardize;
import io.lamina.table.text.HashedWords;
import io.lamina.table.text.Ignore;
import io.lamina.table.text.TextPreprocessing;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every kind of preprocessing, whichever it is combined with. */
class PreprocessingContractTest {
    private static final int TRAINING_ROWS = 300;
    private static final List<String> FEATURES = List.of("amount", "skewed", "size", "member", "day", "note", "code");
    private static final String HEADER = String.join(",", FEATURES) + ",y\n";

    private static final List<NumericPreprocessing> NUMERIC = List.of(
            new Standardize(),
            new MinMax(),
            new Robust(),
            new Quantile(50, OutputDistribution.UNIFORM),
            new Quantile(1_000, OutputDistribution.NORMAL),
            new None());
    private static final List<MissingPreprocessing> MISSING =
            List.of(new Median(), new Mean(), new Constant(-1), new DropRow());
    private static final List<CategoricalPreprocessing> CATEGORICAL =
            List.of(new OneHot(100, 1), new OneHot(2, 1), new Ordinal(null), new Embedding(null, 100, 1));
    private static final List<TextPreprocessing> TEXT = List.of(new Ignore(), new HashedWords(16));

    static Stream<PreprocessingSpec> specs() {
        assertComplete(NUMERIC, NumericPreprocessing.class);
        assertComplete(MISSING, MissingPreprocessing.class);
        assertComplete(CATEGORICAL, CategoricalPreprocessing.class);
        assertComplete(TEXT, TextPreprocessing.class);
        Stream<PreprocessingSpec> combined = IntStream.range(0, 24)
                .mapToObj(i -> new PreprocessingSpec(
                        NUMERIC.get(i % 6),
                        MISSING.get(i / 6),
                        i % 2 == 0,
                        CATEGORICAL.get((i + i / 6) % 4),
                        TEXT.get(i % 2),
                        i % 3 == 0
                                ? Map.of(
                                        "note", new ColumnPreprocessing(null, null, null, null, new HashedWords(8)),
                                        "code", new ColumnPreprocessing(null, null, null, new OneHot(9, 1), null))
                                : Map.of()));
        return Stream.concat(Stream.of(PreprocessingSpec.DEFAULT), combined);
    }

    private static void assertComplete(List<?> kinds, Class<?> family) {
        assertThat(kinds.stream().<Class<?>>map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(family.getPermittedSubclasses());
    }

    private static String training() {
        return IntStream.range(0, TRAINING_ROWS)
                .mapToObj(i -> String.join(
                        ",",
                        i % 11 == 3 ? "NA" : (i * 37 % 101) / 8.0 + "",
                        String.valueOf(Math.round(Math.exp(i * 7 % 97 / 9.0))),
                        i % 13 == 5
                                ? ""
                                : List.of("small", "middle", "large", "huge").get(i * 5 % 7 % 4),
                        i % 17 == 2 ? "?" : String.valueOf(i % 3 == 0),
                        i % 19 == 4 ? "" : "2020-%02d-%02dT0%d:00".formatted(1 + i % 12, 1 + i % 28, i % 10),
                        i % 23 == 6 ? "" : "word" + i % 5 + " and word" + i % 7,
                        i % 7 + "",
                        i % 2 + ""))
                .collect(Collectors.joining("\n", HEADER, "\n"));
    }

    private static int[] trainingRows(Table table, PreprocessingSpec spec) {
        int[] remaining =
                MissingRows.of(table, Features.allBut(table, "y"), spec).rows();
        return Arrays.stream(remaining).filter(row -> row < TRAINING_ROWS).toArray();
    }

    private static Pipeline fit(Table table, PreprocessingSpec spec) {
        return Pipeline.fit(table, trainingRows(table, spec), Features.allBut(table, "y"), spec);
    }

    @ParameterizedTest
    @MethodSource("specs")
    void aRowGivesTheSameBitsAsJsonAsCsvAloneAndInTraining(PreprocessingSpec spec) {
        Table table = csv(training() + "1e9,-5,unheard of,true,2031-05-06,never seen words,99,1\n,,,,,,,0\n");
        Pipeline pipeline = fit(table, spec);
        InstanceEncoder instances = pipeline.forInstances();
        int width = pipeline.width();
        float[] together = pipeline.transform(table, rows(table.rowCount()));
        for (int row = 0; row < table.rowCount(); row++) {
            float[] expected = Arrays.copyOfRange(together, row * width, (row + 1) * width);
            float[] alone = new float[width];
            pipeline.transform(table, row, alone, 0);
            assertThat(alone).isEqualTo(expected);
            assertThat(encoded(instances, table, row, false))
                    .as("JSON, row " + row)
                    .isEqualTo(expected);
            assertThat(encoded(instances, table, row, true))
                    .as("CSV, row " + row)
                    .isEqualTo(expected);
        }
    }

    private static float[] encoded(InstanceEncoder instances, Table table, int row, boolean texts) {
        Map<String, @Nullable Object> instance = new HashMap<>();
        for (Column column : table.columns()) {
            String text = column.text(row);
            instance.put(column.name(), texts ? (text == null ? "" : text) : column.value(row));
        }
        float[] inputs = new float[instances.width()];
        Findings findings = new Findings();
        instances.transform(instance, inputs, 0, findings);
        assertThat(findings.errors()).isEmpty();
        return inputs;
    }

    @ParameterizedTest
    @MethodSource("specs")
    void whatIsPlantedInTheValidationPartLeavesThePipelinesBytesAsTheyAre(PreprocessingSpec spec) {
        Table clean = csv(training() + "1,5,small,true,2020-05-06,word1 and word2,3,1\n".repeat(3));
        Table planted = csv(training() + "1e90,-1e90,planted,false,1821-01-01,planted words,77,1\n"
                + "NA,NA,NA,NA,NA,NA,NA,1\n-1e90,1e90,sown,true,2999-01-01,more of them,78,0\n");
        String expected = new JsonWriter().text(fit(clean, spec));
        assertThat(new JsonWriter().text(fit(planted, spec))).isEqualTo(expected);
        Pipeline leaking = Pipeline.fit(planted, rows(planted.rowCount()), Features.allBut(planted, "y"), spec);
        assertThat(new JsonWriter().text(leaking)).isNotEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("specs")
    void whatWasChosenCanBeSaidAndFitsTheSame(PreprocessingSpec spec) {
        Table table = csv(training());
        int[] rows = trainingRows(table, spec);
        Features features = Features.allBut(table, "y");
        PreprocessingSpec resolved = spec.resolved(table, rows, features);
        assertThat(resolved.numeric()).isNotNull();
        assertThat(UnfitSetting.of(resolved, table, features)).isEmpty();
        assertThat(resolved.resolved(table, rows, features)).isEqualTo(resolved);
        assertThat(Pipeline.fit(table, rows, features, resolved)).isEqualTo(Pipeline.fit(table, rows, features, spec));
    }
}
