package io.lamina.table.encoding;

import static io.lamina.table.TestTables.column;
import static io.lamina.table.TestTables.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.table.Column;
import io.lamina.table.scaling.AffineScale;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every encoder: the same bits from a table, in bulk and from a request, and a finite input whatever comes. */
class ColumnEncoderContractTest {
    /** An encoder and a column that it takes. */
    record Example(ColumnEncoder encoder, Column cells) {}

    static Stream<Example> examples() {
        List<Example> all = List.of(
                new Example(
                        new ScaledNumber("x", new AffineScale(3.7, 0.3), 4.35, "training median", 1, 10),
                        column("1", "2.50", "NA", "1e3", "-7").column("x")),
                new Example(
                        new OneHotLevels("x", List.of("a", "b", "c"), true, true, "b"),
                        column("a", "c", "NA", "unseen", "b").column("x")),
                new Example(
                        new OneHotLevels("x", List.of("a", "b"), false, false, "b"),
                        column("a", "c", "NA", "b").column("x")),
                new Example(
                        new EmbeddedLevels(new OneHotLevels("x", List.of("a", "b", "c"), true, true, "b"), 2),
                        column("a", "c", "NA", "unseen", "b").column("x")),
                new Example(
                        new OrdinalLevels(
                                new OneHotLevels("x", List.of("a", "b", "c"), true, true, "b"),
                                List.of(2, 0, 1),
                                new AffineScale(0.7, 0.9)),
                        column("a", "c", "NA", "unseen", "b").column("x")),
                new Example(
                        new WordBuckets("x", 7),
                        column("Two words", "two WORDS", "NA", "naïve café 42", "!")
                                .column("x")),
                new Example(
                        new MissingIndicator(new ScaledNumber("x", new AffineScale(3.7, 0.3), 4.35, "constant", 1, 10)),
                        column("1", "2.50", "NA", "1e3").column("x")),
                new Example(
                        new TruthValue("x", true),
                        column("true", "NO", "NA", "yes").column("x")),
                new Example(
                        new DatetimeCycles("x", new AffineScale(1e9, 1e7), 1.2e9, "training median", 0, 2e9, true),
                        column("2012-02-29", "1969-12-31T23:59:59.5Z", "NA", "2100-01-01T12:00+02:00")
                                .column("x")),
                new Example(
                        new DatetimeCycles("x", new AffineScale(1e9, 1e7), 1.2e9, "training mean", 0, 2e9, false),
                        column("2012-02-29", "NA").column("x")));
        assertThat(all.stream()
                        .map(example -> example.encoder().getClass().getName())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ColumnEncoder.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .toList());
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aRequestGivesTheSameBitsAsATable(Example example) {
        ColumnEncoder encoder = example.encoder();
        for (int row = 0; row < example.cells().rowCount(); row++) {
            float[] fromTable = new float[encoder.width()];
            float[] fromValue = new float[encoder.width()];
            float[] fromText = new float[encoder.width()];
            Findings findings = new Findings();
            encoder.encode(example.cells(), row, fromTable, 0);
            encoder.encode(example.cells().value(row), fromValue, 0, findings);
            encoder.encode(example.cells().text(row), fromText, 0, findings);
            assertThat(fromValue).isEqualTo(fromTable);
            assertThat(fromText).isEqualTo(fromTable);
            assertThat(findings.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void decodingIsTheWayBack(Example example) {
        ColumnEncoder encoder = example.encoder();
        int decoded = 0;
        for (int row = 0; row < example.cells().rowCount(); row++) {
            float[] inputs = new float[encoder.width() + 2];
            encoder.encode(example.cells(), row, inputs, 2);
            Findings findings = new Findings();
            Object value = encoder.decode(inputs, 2, findings);
            if (value == null) {
                assertThat(findings.warnings())
                        .extracting(PredictionWarning::code)
                        .containsExactly(PredictionWarning.NO_VALUE);
                continue;
            }
            float[] again = new float[encoder.width() + 2];
            encoder.encode(value, again, 2, findings);
            assertThat(findings.errors()).isEmpty();
            boolean noneOfTheLevels =
                    encoder instanceof OneHotLevels && Arrays.equals(inputs, new float[inputs.length]);
            // What stands for a missing value need not be one that the column can have: a mean of dates has a time.
            boolean exact = !noneOfTheLevels && !example.cells().isMissing(row);
            for (int i = 2; i < inputs.length && exact; i++) {
                // A trend of decades in float32 is exact to some ten seconds: 1e-3 of a day.
                assertThat(again[i]).isCloseTo(inputs[i], within(5e-3f));
                decoded++;
            }
        }
        assertThat(decoded > 0).isNotEqualTo(encoder instanceof WordBuckets);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void manyRowsGiveTheSameBitsAsOne(Example example) {
        ColumnEncoder encoder = example.encoder();
        int count = example.cells().rowCount();
        int stride = encoder.width() + 3;
        float[] many = new float[count * stride];
        Arrays.fill(many, 9);
        float[] one = many.clone();
        encoder.encode(example.cells(), rows(count), many, 2, stride);
        for (int row = 0; row < count; row++) {
            encoder.encode(example.cells(), row, one, 2 + row * stride);
        }
        assertThat(many).isEqualTo(one);
        assertThat(many[0]).isEqualTo(9);
        assertThat(many[2 + encoder.width()]).isEqualTo(9);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aMissingValueIsWarnedOf(Example example) {
        Findings findings = new Findings();
        example.encoder().encode(null, new float[example.encoder().width()], 0, findings);
        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.column()).isEqualTo("x");
            assertThat(warning.code()).isEqualTo(PredictionWarning.MISSING_VALUE);
            assertThat(warning.detail()).startsWith("missing, taken as ");
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whateverComesTheInputIsFinite(Example example) {
        for (Object value : Arrays.asList(
                null,
                1e308,
                -1e308,
                5,
                7L,
                true,
                false,
                "text",
                "1e400",
                Double.NaN,
                Double.POSITIVE_INFINITY,
                "2012-01-01",
                "x".repeat(10_000),
                List.of(1))) {
            float[] target = new float[example.encoder().width()];
            example.encoder().encode(value, target, 0, new Findings());
            for (float input : target) {
                assertThat(Math.abs(input)).isLessThanOrEqualTo(ColumnEncoder.LARGEST_INPUT);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void clientsAreToldNameAndMissingRule(Example example) {
        assertThat(example.encoder().input().name()).isEqualTo("x");
        assertThat(example.encoder().input().missing()).isNotBlank();
    }
}
