package io.lamina.table.ingest;

import static io.lamina.table.TestTables.column;
import static io.lamina.table.TestTables.csv;
import static io.lamina.table.TestTables.dataset;
import static io.lamina.table.TestTables.ingestCsv;
import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.LabelColumn;
import io.lamina.table.NumberColumn;
import io.lamina.table.Table;
import io.lamina.table.TableWarning;
import io.lamina.table.cell.MissingTokens;
import io.lamina.table.cell.MomentText;
import io.lamina.table.cell.NumberText;
import io.lamina.table.cell.TruthText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IngestTest {
    private static ColumnType type(String... cells) {
        return column(cells).column("x").type();
    }

    private static List<TableWarning> warnings(String... cells) {
        return ingestCsv("x\n" + String.join("\n", cells) + "\n").profile().warnings();
    }

    @Test
    void aTypeIsFoundFromAllRows() {
        assertThat(type("1", "2.5", "NA", "1e3", "inf")).isEqualTo(ColumnType.NUMERIC);
        assertThat(type("1", "2", "3", "a")).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(type("true", "FALSE", "?", "yes")).isEqualTo(ColumnType.BOOLEAN);
        assertThat(type("2012-01-01", "NA", "2012-01-02T10:00")).isEqualTo(ColumnType.DATETIME);
        assertThat(type("2012-01-01", "soon")).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(type("true", "maybe")).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(type("0", "1")).isEqualTo(ColumnType.NUMERIC);
        assertThat(type("NA", "?", "")).isEqualTo(ColumnType.NUMERIC);
    }

    @Test
    void manyDistinctLabelsAreText() {
        assertThat(column(1_001, "label %d").column("x").type()).isEqualTo(ColumnType.TEXT);
        assertThat(column(1_000, "label %d").column("x").type()).isEqualTo(ColumnType.CATEGORICAL);
        String repeated =
                IntStream.range(0, 2_400).mapToObj(i -> "label " + i % 1_200).collect(Collectors.joining("\n"));
        assertThat(csv("x\n" + repeated).column("x").type()).isEqualTo(ColumnType.CATEGORICAL);
    }

    @Test
    void numericColumnsOfFewTextsKeepThem() {
        Column kept = column("5", "5.0", "05", "5").column("x");
        assertThat(kept).isInstanceOf(LabelColumn.class);
        assertThat(((LabelColumn) kept).labels()).containsExactly("5", "5.0", "05");
        assertThat(kept.number(1)).isEqualTo(5);
        assertThat(column(1_000, "%d").column("x")).isInstanceOf(LabelColumn.class);
        assertThat(column(1_001, "%d").column("x")).isInstanceOf(NumberColumn.class);
    }

    @Test
    void aLateLabelFindsTheExactTextsOfAllNumbersBefore() {
        List<String> cells = new ArrayList<>();
        Random random = new Random(4);
        for (int i = 0; i < 3_000; i++) {
            cells.add(List.of("0" + i, i + ".50", "+" + i, i + "e2", "-" + i, "inf")
                    .get(random.nextInt(6)));
        }
        cells.add("late");
        Table table = csv("x,i\n" + String.join(",1\n", cells) + ",1\n");
        assertThat(IntStream.range(0, cells.size()).mapToObj(table.column("x")::text))
                .containsExactlyElementsOf(cells);
    }

    @ParameterizedTest
    @CsvSource({
        "NA, missing_token, 1 cell \"NA\" read as missing",
        "., missing_token, 1 cell \".\" read as missing",
        "1e400, not_finite, '1 cell infinite or beyond 1.8e308, first \"1e400\" in row 2, read as missing'",
        "-Infinity, not_finite, '1 cell infinite or beyond 1.8e308, first \"-Infinity\" in row 2, read as missing'",
        "00501, leading_zeros, '1 cell with zeros in front, first \"00501\" in row 2, read as numbers'",
        "9007199254740993, inexact_integer, '1 cell with an integer of 2^53 or more, first \"9007199254740993\" in row 2, rounded to the nearest number of double precision'"
    })
    void whatIsDoneToANumericCellIsSaid(String cell, String code, String detail) {
        assertThat(warnings("1", cell, "3")).contains(new TableWarning(code, "x", detail));
        assertThat(type("1", cell, "3")).isEqualTo(ColumnType.NUMERIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12%", "$5", "1,234", "0x1F", "1.234,5", "€ 7", "(5)", "12 %"})
    void formattedNumbersAreLabelsWithAWarning(String cell) {
        String quoted = '"' + cell + '"';
        assertThat(type("1", quoted)).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(warnings("1", quoted)).extracting(TableWarning::code).contains("formatted_numbers");
    }

    @Test
    void oneLabelAmongNumbersIsPointedOut() {
        String[] cells = IntStream.rangeClosed(1, 30)
                .mapToObj(i -> i == 17 ? "unknown" : i + ".5")
                .toArray(String[]::new);
        assertThat(warnings(cells))
                .contains(new TableWarning(
                        "mostly_numeric",
                        "x",
                        "29 of 30 known cells are numbers, but row 17 holds \"unknown\", so all are read as labels"));
    }

    @Test
    void anOrdinaryColumnGivesNoWarning() {
        assertThat(warnings("2012-01-01", "2012-01-02", "2012-01-02T10:00")).isEmpty();
        assertThat(warnings("true", "false")).isEmpty();
        assertThat(warnings("a", "b", "1")).isEmpty();
        assertThat(warnings("1.5", "-2", "3e1")).isEmpty();
    }

    @Test
    void aHeaderThatIsANumberIsPointedOut() {
        assertThat(ingestCsv("5.1,setosa\n4.9,setosa\n").profile().warnings())
                .extracting(TableWarning::code)
                .contains("header_looks_like_data");
    }

    @Test
    void knownDatasetsReadAsDocumented() {
        Table penguins = dataset("penguins").table();
        assertThat(penguins.rowCount()).isEqualTo(344);
        assertThat(penguins.column("sex").type()).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(((LabelColumn) penguins.column("sex")).labels()).containsExactlyInAnyOrder("MALE", "FEMALE");
        assertThat(penguins.column("body_mass_g").type()).isEqualTo(ColumnType.NUMERIC);
        assertThat(dataset("digits").table().columns()).hasSize(65);
        assertThat(dataset("breast_cancer").table().rowCount()).isEqualTo(569);
        assertThat(dataset("xor").table().rows(0, 9))
                .containsExactly(
                        List.of(0.0, 0.0, 0.0), List.of(0.0, 1.0, 1.0), List.of(1.0, 0.0, 1.0), List.of(1.0, 1.0, 0.0));
    }

    @Test
    void randomNastyColumnsAreTypedByTheirDefinition() {
        List<String> alphabet = List.of(
                "1",
                "-2.50",
                "007",
                "1e5",
                "inf",
                "NA",
                "",
                ".",
                "?",
                "true",
                "False",
                "yes",
                "2012-01-01",
                "2012-01-01 10:00",
                "a",
                "B ",
                "12%",
                "-",
                "é",
                "🐧",
                "nan",
                "+3",
                " 4",
                "0x1",
                "1,5",
                "say \"x\"",
                "two\nlines");
        Random random = new Random(5);
        for (int table = 0; table < 400; table++) {
            List<String> pool = random.ints(1 + random.nextInt(4), 0, alphabet.size())
                    .mapToObj(alphabet::get)
                    .toList();
            List<String> cells = random.ints(1 + random.nextInt(12), 0, pool.size())
                    .mapToObj(pool::get)
                    .toList();
            String text = cells.stream()
                    .map(cell -> "1,\"" + cell.replace("\"", "\"\"") + "\"")
                    .collect(Collectors.joining("\n", "i,x\n", "\n"));
            Column column = csv(text).column("x");
            assertThat(column.type()).as(cells.toString()).isEqualTo(typeByDefinition(cells));
            for (int row = 0; row < cells.size(); row++) {
                String cell = cells.get(row);
                boolean missing = MissingTokens.DEFAULT.contains(cell)
                        || (column.type() == ColumnType.NUMERIC && Double.isInfinite(NumberText.parse(cell)));
                assertThat(column.text(row)).as(cells.toString()).isEqualTo(missing ? null : cell);
                assertThat(column.isMissing(row)).isEqualTo(missing);
            }
        }
    }

    private static ColumnType typeByDefinition(List<String> cells) {
        List<String> known = cells.stream()
                .filter(cell -> !MissingTokens.DEFAULT.contains(cell))
                .toList();
        if (all(known, NumberText::parse)) {
            return ColumnType.NUMERIC;
        }
        if (all(known, TruthText::parse)) {
            return ColumnType.BOOLEAN;
        }
        return all(known, MomentText::parse) ? ColumnType.DATETIME : ColumnType.CATEGORICAL;
    }

    private static boolean all(List<String> cells, ToDoubleFunction<String> parser) {
        return cells.stream().mapToDouble(parser).noneMatch(Double::isNaN);
    }
}
