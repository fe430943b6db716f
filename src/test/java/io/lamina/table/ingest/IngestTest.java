package io.lamina.table.ingest;

import static io.lamina.table.TestTables.column;
import static io.lamina.table.TestTables.csv;
import static io.lamina.table.TestTables.dataset;
import static io.lamina.table.TestTables.ingestCsv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.LabelColumn;
import io.lamina.table.NumberColumn;
import io.lamina.table.Table;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import io.lamina.table.TableWarning;
import io.lamina.table.cell.DecimalSeparator;
import io.lamina.table.cell.MissingTokens;
import io.lamina.table.cell.MomentText;
import io.lamina.table.cell.NumberText;
import io.lamina.table.cell.TruthText;
import io.lamina.table.reader.CsvFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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
        "-1e-400, rounded_to_zero, '1 cell too small for double precision, first \"-1e-400\" in row 2, read as 0'",
        "00501, leading_zeros, '1 cell with zeros in front, first \"00501\" in row 2, read as numbers'",
        "9007199254740993, inexact_integer, '1 cell with an integer of 2^53 or more, first \"9007199254740993\" in row 2, rounded to the nearest number of double precision'"
    })
    void whatIsDoneToANumericCellIsSaid(String cell, String code, String detail) {
        assertThat(warnings("1", cell, "3")).contains(new TableWarning(code, "x", detail));
        assertThat(type("1", cell, "3")).isEqualTo(ColumnType.NUMERIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12%", "$5", "0x1F", "€ 7", "(5)", "12 %", "1,2,3"})
    void numbersWrittenInSeveralWaysAreLabelsWithAWarning(String cell) {
        String quoted = '"' + cell + '"';
        assertThat(type("1", quoted)).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(warnings("1", quoted)).extracting(TableWarning::code).contains("formatted_numbers");
    }

    @ParameterizedTest
    @CsvSource({
        "12%|7.5 %|-3%, 12|7.5|-3, ' percent'",
        "'$5|$1,234.50|-$3.20', 5|1234.50|-3.20, ''",
        "'1,5|2,25|-3', 1.5|2.25|-3, ''",
        "'1.234,5|7', 1234.5|7, ''",
        "'0,123|1,500', 0.123|1.500, ''",
        "'5 €|1.000,50 €', 5|1000.50, ''",
        "'1,234|12,345,678|987', 1234|12345678|987, ''",
        "'1,234|987|2,345', 1234|987|2345, '; if its comma stands before a fraction, say decimalSeparator \",\"'"
    })
    void aColumnWrittenInOneWayIsReadAsNumbersWithAWarning(String cells, String numbers, String more) {
        String text = "x\n\"" + cells.replace("|", "\"\n\"") + "\"\n";
        Column column = csv(text).column("x");
        List<String> expected = List.of(numbers.split("\\|"));
        assertThat(column.type()).isEqualTo(ColumnType.NUMERIC);
        assertThat(IntStream.range(0, column.rowCount()).mapToObj(column::text)).containsExactlyElementsOf(expected);
        int first = cells.startsWith("1.234") || !cells.startsWith("5|") ? 0 : 1;
        String firstCell = List.of(cells.split("\\|")).get(first);
        assertThat(ingestCsv(text).profile().warnings())
                .contains(new TableWarning(
                        "formatted_numbers",
                        "x",
                        "cells such as \"" + firstCell + "\" (row " + (first + 1)
                                + ") are read as numbers, this one as " + expected.get(first) + more));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12%|0.5", "$5|€7", "1,234|12345|1,2,3", "1.5|1,5", "1,5|x"})
    void oneCellInAnotherWayLeavesAllCellsLabels(String cells) {
        String text = "x\n\"" + cells.replace("|", "\"\n\"") + "\"\n";
        assertThat(csv(text).column("x").type()).isEqualTo(ColumnType.CATEGORICAL);
    }

    private static Table ruled(String text, CellRules rules) {
        return ingestCsv(text, CsvFormat.FOUND, rules).table();
    }

    @Test
    void aDecimalCommaThatIsSaidHoldsForEveryColumn() {
        CellRules rules = new CellRules(null, DecimalSeparator.COMMA, Map.of());
        Table table = ruled("a;b;c;d\n1,5;1.234;1.5;7,5\n2,25;2.345,5;2.5;x\n", rules);
        assertThat(table.rows(0, 2))
                .containsExactly(List.of(1.5, 1234.0, "1.5", "7,5"), List.of(2.25, 2345.5, "2.5", "x"));
        assertThat(table.column("a").text(0)).isEqualTo("1.5");
    }

    @Test
    void aDecimalPointThatIsSaidLeavesCommasToThousands() {
        CellRules rules = new CellRules(null, DecimalSeparator.POINT, Map.of());
        assertThat(ruled("a;b\n1,5;1,234\n2,5;2,345\n", rules).rows(0, 1)).containsExactly(List.of("1,5", 1234.0));
    }

    @Test
    void tokensThatAreSaidTakeThePlaceOfTheUsualOnes() {
        CellRules rules = new CellRules(new MissingTokens(Set.of("-999", "none")), null, Map.of());
        Table table = ruled("a,b\n1,NA\n-999,none\n,x\n", rules);
        assertThat(table.column("a").isMissing(1)).isTrue();
        assertThat(table.column("a").isMissing(2)).isTrue();
        assertThat(table.column("b").text(0)).isEqualTo("NA");
        assertThat(table.column("b").isMissing(1)).isTrue();
    }

    @Test
    void typesThatAreSaidAreTaken() {
        CellRules rules = new CellRules(
                null,
                null,
                Map.of(
                        "zip", ColumnType.CATEGORICAL,
                        "on", ColumnType.BOOLEAN,
                        "free", ColumnType.TEXT,
                        "share", ColumnType.NUMERIC));
        Table table = ruled("zip,on,free,share\n00501,1,a,12%\n10001,0,b,5%\n00501,,c,NA\n", rules);
        assertThat(table.columns())
                .extracting(Column::type)
                .containsExactly(ColumnType.CATEGORICAL, ColumnType.BOOLEAN, ColumnType.TEXT, ColumnType.NUMERIC);
        assertThat(table.rows(0, 2))
                .containsExactly(List.of("00501", true, "a", 12.0), List.of("10001", false, "b", 5.0));
        assertThat(table.column("on").isMissing(2)).isTrue();
    }

    @Test
    void cellsThatDoNotFitTheirTypeAreRefusedWithTheFirstRows() {
        CellRules rules = new CellRules(
                null, null, Map.of("a", ColumnType.NUMERIC, "b", ColumnType.DATETIME, "c", ColumnType.BOOLEAN));
        String text = "a,b,c\n1,2024-01-01,yes\nx,soon,2\ny,2024-01-02,no\nz,2024-01-03,no\nw,NA,no\n";
        assertThat(catchThrowableOfType(TableException.class, () -> ruled(text, rules))
                        .errors())
                .containsExactly(
                        new TableError(2L, "a", "must be a number, the type given, got \"x\""),
                        new TableError(3L, "a", "must be a number, the type given, got \"y\""),
                        new TableError(4L, "a", "must be a number, the type given, got \"z\""),
                        TableError.ofColumn("a", "4 cells in all do not fit the type given"),
                        new TableError(
                                2L, "b", "must be an ISO 8601 date, or date and time, the type given, got \"soon\""),
                        new TableError(2L, "c", "must be true, false, yes, no, 1 or 0, the type given, got \"2\""));
    }

    @Test
    void aTypeForAColumnThatIsNoneIsRefused() {
        CellRules rules = new CellRules(null, null, Map.of("b", ColumnType.TEXT));
        assertThat(catchThrowableOfType(TableException.class, () -> ruled("a\n1\n", rules))
                        .errors())
                .containsExactly(TableError.ofColumn("b", "is given a type, but the table has no column of this name"));
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
    void datesThatAreNotReadAsDatesArePointedOut() {
        assertThat(warnings("01/02/2024", "12/31/2024 10:00"))
                .contains(new TableWarning(
                        "unread_dates",
                        "x",
                        "cells such as \"01/02/2024\" (row 1) are read as labels; dates are read as 2012-01-31, or with a"
                                + " time as 2012-01-31T09:30"));
        assertThat(warnings("01/02/2024", "soon")).isEmpty();
    }

    @Test
    void aDateThatIsNotReadIsTheOneThatIsNamed() {
        String expected =
                "row %d holds \"01/02/2020\", which is not a date as \"2020-01-01\" is, so all are read as labels;"
                        + " dates are read as 2012-01-31, or with a time as 2012-01-31T09:30";
        assertThat(warnings("2020-01-01", "NA", "2020-01-02", "01/02/2020"))
                .contains(new TableWarning("unread_dates", "x", expected.formatted(4)));
        assertThat(warnings("01/02/2020", "2020-01-01"))
                .contains(new TableWarning("unread_dates", "x", expected.formatted(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "'1%|2', 2, 2, 1%",
        "'2|1%|3%|1%', 1, 2, 1%",
        "'1%|1%|2|3', 3, 2, 1%",
        "'4|1e3|5%', 3, 5%, 4",
        "'$5|€7|$6', 2, €7, $5",
        "'1.5|2.5|1,5', 3, '1,5', 1.5",
        "'1,234.5|1,234|$7', 3, $7, '1,234.5'"
    })
    void aNumberWrittenInAnotherWayIsTheOneThatIsNamed(String cells, int row, String odd, String usual) {
        String text = "x\n\"" + cells.replace("|", "\"\n\"") + "\"\n";
        assertThat(ingestCsv(text).profile().warnings())
                .contains(new TableWarning(
                        "formatted_numbers",
                        "x",
                        "row " + row + " holds \"" + odd + "\", which is not written as \"" + usual
                                + "\" is, so all are read as labels; write numbers plainly, as in 1234.5"));
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
                "12%%",
                "-",
                "é",
                "🐧",
                "nan",
                "+3",
                " 4",
                "0x1",
                "1,5,5",
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
