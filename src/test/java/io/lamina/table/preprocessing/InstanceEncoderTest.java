package io.lamina.table.preprocessing;

import static io.lamina.table.TestTables.dataset;
import static io.lamina.table.TestTables.ingestCsv;
import static io.lamina.table.TestTables.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.lamina.table.Column;
import io.lamina.table.Table;
import io.lamina.table.cell.DecimalSeparator;
import io.lamina.table.cell.MissingTokens;
import io.lamina.table.encoding.Findings;
import io.lamina.table.encoding.PredictionError;
import io.lamina.table.encoding.PredictionWarning;
import io.lamina.table.ingest.CellRules;
import io.lamina.table.reader.CsvFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InstanceEncoderTest {
    private final Table table = dataset("penguins").table();
    private final Pipeline pipeline =
            Pipeline.fit(table, rows(344), Features.allBut(table, "species"), PreprocessingSpec.DEFAULT);
    private final InstanceEncoder encoder = pipeline.forInstances();
    private final Findings findings = new Findings();

    private Map<String, @Nullable Object> instance(int row) {
        Map<String, @Nullable Object> instance = new HashMap<>();
        for (Column column : table.columns()) {
            instance.put(column.name(), column.value(row));
        }
        return instance;
    }

    private float[] encode(Map<String, @Nullable Object> instance) {
        float[] target = new float[encoder.width()];
        encoder.transform(instance, target, 0, findings);
        return target;
    }

    @Test
    void aRequestGivesTheSameBitsAsTheTable() {
        for (int row = 0; row < 344; row++) {
            assertThat(encode(instance(row))).isEqualTo(pipeline.transform(table, new int[] {row}));
        }
        assertThat(findings.errors()).isEmpty();
    }

    @Test
    void aValueThatIsAbsentIsMissing() {
        Map<String, @Nullable Object> instance = instance(0);
        instance.remove("body_mass_g");
        Map<String, @Nullable Object> withNull = instance(0);
        withNull.put("body_mass_g", null);
        assertThat(encode(instance)).isEqualTo(encode(withNull));
        assertThat(findings.warnings())
                .hasSize(2)
                .containsOnly(new PredictionWarning(
                        "body_mass_g", "missing_value", "missing, taken as the training median 4050"));
    }

    @Test
    void aTextThatMeansNoValueIsMissing() {
        Map<String, @Nullable Object> withNull = instance(0);
        withNull.put("body_mass_g", null);
        float[] expected = encode(withNull);
        for (String text : List.of("", "NA", " ? ")) {
            withNull.put("body_mass_g", text);
            assertThat(encode(withNull)).isEqualTo(expected);
        }
        assertThat(findings.errors()).isEmpty();
    }

    /** Tokens, decimal separator or none, and the cells of a column. */
    static Stream<Arguments> readings() {
        return Stream.of(
                arguments(Set.of("?"), null, List.of("NA", "DE", "?", "US", "NA")),
                arguments(Set.of("-999"), null, List.of("1", "-999", "2.5", "-999.0", "7")),
                arguments(Set.of("unknown"), null, List.of("a", "unknown", "?", "b", "?")),
                arguments(null, null, List.of("17%", "3.5 %", "NA", "-2%", "40%")),
                arguments(null, null, List.of("$2,033", "$17", "-$3.50", "", "$1,000,000")),
                arguments(null, null, List.of("0,26", "1,5", "?", "-3,25", "12")),
                arguments(null, DecimalSeparator.COMMA, List.of("0,26", "1,5", "?", "-3,25", "12")),
                arguments(null, DecimalSeparator.COMMA, List.of("1.234,5", "1.234", "17", "0,5", "NA")),
                arguments(null, DecimalSeparator.COMMA, List.of("1,5 kg", "2,5 kg", "NA", "1,5 kg", "2,5 kg")));
    }

    @ParameterizedTest
    @MethodSource("readings")
    void theCellsOfAFileMeanWhatTheyMeantInTraining(
            @Nullable Set<String> tokens, @Nullable DecimalSeparator decimals, List<String> cells) {
        CellRules rules = new CellRules(tokens == null ? null : MissingTokens.of(tokens), decimals, Map.of());
        Table read = ingestCsv("x\ty\n" + String.join("\t1\n", cells) + "\t2\n", new CsvFormat('\t', null), rules)
                .table();
        Pipeline fitted = Pipeline.fit(
                read, rows(cells.size()), Features.named(read, "y", List.of("x")), PreprocessingSpec.DEFAULT);
        InstanceEncoder instances = fitted.forInstances();
        for (int row = 0; row < cells.size(); row++) {
            float[] target = new float[instances.width()];
            instances.transform(Map.of("x", cells.get(row)), target, 0, findings);
            assertThat(target).as(cells.get(row)).isEqualTo(fitted.transform(read, new int[] {row}));
        }
        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings()).allMatch(warning -> warning.code().equals("missing_value"));
    }

    @Test
    void theTargetAndOtherColumnsOfTheTableAreIgnored() {
        Map<String, @Nullable Object> instance = instance(0);
        instance.put("species", "a lie");
        assertThat(encode(instance)).isEqualTo(encode(instance(0)));
        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings()).isEmpty();
    }

    @Test
    void everyErrorOfARowIsFound() {
        Map<String, @Nullable Object> instance = instance(0);
        instance.put("bill_length_mm", 1.0);
        instance.put("body_mass_g", "heavy");
        instance.put("beak_depth_mm", true);
        instance.put("island", "Atlantis");
        encode(instance);
        assertThat(findings.errors())
                .containsExactlyInAnyOrder(
                        new PredictionError(
                                "bill_length_mm",
                                PredictionError.UNKNOWN_COLUMN,
                                "is no input of this model; its inputs are island, beak_length_mm, beak_depth_mm,"
                                        + " flipper_length_mm, body_mass_g, sex"),
                        new PredictionError(
                                "body_mass_g", PredictionError.WRONG_TYPE, "must be a finite number, got \"heavy\""),
                        new PredictionError(
                                "beak_depth_mm", PredictionError.WRONG_TYPE, "must be a finite number, got true"));
        assertThat(findings.warnings()).extracting(PredictionWarning::code).containsExactly("unseen_category");
    }
}
