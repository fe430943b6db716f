package io.lamina.table.reader;

import static io.lamina.table.TestTables.csv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lamina.table.TableError;
import io.lamina.table.TableException;
import io.lamina.table.TableLimits;
import io.lamina.table.TableTooLargeException;
import io.lamina.table.TestTables;
import io.lamina.table.ingest.CellRules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableReaderTest {
    private static List<TableError> errors(String text) {
        return catchThrowableOfType(TableException.class, () -> csv(text)).errors();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyLineEndIsUnderstoodAndTheLastMayLackIt(String end) {
        assertThat(csv("a,b" + end + "1,x" + end + "2,y")).isEqualTo(csv("a,b\n1,x\n2,y\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", ";", "|"})
    void theSeparatorIsFoundInTheFirstLine(String separator) {
        assertThat(csv("a,b,c\n1,x,0.5\n".replace(",", separator))).isEqualTo(csv("a,b,c\n1,x,0.5\n"));
    }

    @Test
    void aSeparatorThatIsNamedIsTaken() {
        assertThat(TestTables.ingestCsv("a,b^c\n1,2^x\n", new CsvFormat('^', null), CellRules.FOUND)
                        .table()
                        .columnNames())
                .containsExactly("a,b", "c");
    }

    @Test
    void aCharsetThatIsNamedIsTakenUnlessAMarkContradictsIt() {
        CsvFormat latin = new CsvFormat(null, StandardCharsets.ISO_8859_1);
        assertThat(TestTables.ingestCsv("a\nä\n", latin, CellRules.FOUND)
                        .table()
                        .column("a")
                        .text(0))
                .isEqualTo("ä");
        assertThat(catchThrowableOfType(
                        TableException.class,
                        () -> TestTables.ingestCsv("\u00EF\u00BB\u00BFa\nx\n", latin, CellRules.FOUND)))
                .hasMessage("begins with the byte-order mark of UTF-8, but the charset ISO-8859-1 was named; leave the"
                        + " name out");
    }

    @Test
    void separatorsInsideQuotesDoNotCount() {
        assertThat(csv("\"a;b;c;d\",e\n1,2\n").columnNames()).containsExactly("a;b;c;d", "e");
    }

    @Test
    void aTableOfOneColumnNeedsNoSeparator() {
        assertThat(csv("x\n1\n2\n").rowCount()).isEqualTo(2);
    }

    @Test
    void blankLinesCountAsNothing() {
        assertThat(csv("\n\na,b\n\n1,2\n\n\n3,4\n\n")).isEqualTo(csv("a,b\n1,2\n3,4\n"));
    }

    @Test
    void spacesAroundCellsAreLayoutButInsideQuotesContent() {
        assertThat(csv("a , b\n 1 ,\tx \n2,\" x \"\n").rows(0, 2))
                .containsExactly(List.of(1.0, "x"), List.of(2.0, " x "));
    }

    @Test
    void quotesMayBeWrittenTwiceInsideQuotes() {
        assertThat(csv("a,b\n\"say \"\"hi\"\"\",1\n").column("a").text(0)).isEqualTo("say \"hi\"");
    }

    @Test
    void spacesBeforeAnOpeningQuoteAreLayout() {
        assertThat(csv("a, \"b\"\n1, \"5\"\n2,\t\"6\" \n")).isEqualTo(csv("a,b\n1,5\n2,6\n"));
        assertThat(csv("a,b\n1, \" say \"\"hi\"\"\"\n2, \"\"\n").column("b").text(0))
                .isEqualTo(" say \"hi\"");
    }

    @Test
    void aQuotedCellBehindASpaceThatASeparatorOrLineEndCutsIsRefused() {
        assertThat(errors("a,b\n1, \"x, y\"\n2, \"x\ny\"\n3, \"x\" y\n4, \"\n"))
                .extracting(TableError::row)
                .containsExactly(1L, 1L, 2L, 3L, 4L, 5L);
        assertThat(errors("a, \"b\n1,2\n").getFirst().detail())
                .isEqualTo(
                        "a space stands before the quote that opens a cell, and the cell does not end with its closing"
                                + " quote; leave the space out");
    }

    @Test
    void caseAndUnicodeOfLabelsAreKept() {
        String decomposed = "e\u0301";
        assertThat(csv("a\nÉ\né\n" + decomposed + "\nÉ\n").rows(0, 3))
                .containsExactly(List.of("É"), List.of("é"), List.of(decomposed));
    }

    @Test
    void everyRaggedRowIsNamedWithWhatItHas() {
        assertThat(errors("a,b,c\n1,2,3\n1,2\n1,2,3,4\n,,\n"))
                .containsExactly(
                        new TableError(2L, null, "expected 3 cells as in the header, got 2"),
                        new TableError(3L, null, "expected 3 cells as in the header, got 4"));
    }

    @Test
    void readingStopsAfterTwentyErrors() {
        assertThat(errors("a,b\n" + "1\n".repeat(1_000)))
                .hasSize(20)
                .last()
                .extracting(TableError::row)
                .isEqualTo(20L);
    }

    @Test
    void aHeaderAloneIsNoTable() {
        assertThat(errors("a,b\n")).containsExactly(TableError.ofTable("has a header but no data rows"));
    }

    @Test
    void everyBadNameOfTheHeaderIsReportedAtOnce() {
        assertThat(errors("a,,b,a,\"\"\n1,2,3,4,5\n"))
                .containsExactly(
                        TableError.ofTable("column 2 of the header has no name"),
                        TableError.ofColumn("a", "the header has this name twice, in positions 1 and 4"),
                        TableError.ofTable("column 5 of the header has no name"));
    }

    @Test
    void namesDifferingInCaseAreTwoColumns() {
        assertThat(csv("a,A\n1,2\n").columnNames()).containsExactly("a", "A");
    }

    @Test
    void nulCharactersAreRefusedWithRowAndColumn() {
        assertThat(errors("a,b\n1,x\n2,y\0z\n"))
                .containsExactly(new TableError(2L, "b", "holds a NUL character; is this a text file?"));
        assertThat(errors("a,b\0\n1,2\n"))
                .containsExactly(
                        TableError.ofTable("the name of column 2 holds a NUL character; is this a text file?"));
    }

    @Test
    void aQuoteNeverClosedIsRefusedWithItsRow() {
        assertThat(errors("a,b\n1,2\n3,\"4\n5,6\n"))
                .containsExactly(new TableError(2L, null, "a quote opens a cell in this row and is never closed"));
    }

    @Test
    void textAfterAClosingQuoteIsRefusedWithItsRow() {
        assertThat(errors("a,b\n1,2\n\"3\"x,4\n"))
                .containsExactly(
                        new TableError(
                                2L,
                                null,
                                "text follows the closing quote of a cell; a quote inside a quoted cell must be written twice"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5_000, 60_000})
    void bytesThatAreNotUtf8AreRefusedWithTheirRow(int goodRows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("name,text\n".getBytes(StandardCharsets.UTF_8));
        bytes.write("x,äöü\n".repeat(goodRows).getBytes(StandardCharsets.UTF_8));
        bytes.write(new byte[] {'y', ',', (byte) 0xE4, '\n'});
        bytes.write("x,abc\n".repeat(10).getBytes(StandardCharsets.UTF_8));
        TableException refused = catchThrowableOfType(
                TableException.class, () -> TestTables.ingestCsv(bytes.toByteArray(), TableLimits.DEFAULT));
        assertThat(refused.errors())
                .containsExactly(new TableError(
                        goodRows + 1L,
                        null,
                        "holds bytes that are not UTF-8 text; save the file as UTF-8, or name its charset"));
    }

    @Test
    void aFileCutInsideACharacterIsRefused() {
        byte[] bytes = "a\nx\nä".getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 1);
        TableException refused =
                catchThrowableOfType(TableException.class, () -> TestTables.ingestCsv(cut, TableLimits.DEFAULT));
        assertThat(refused.errors()).first().extracting(TableError::row).isEqualTo(2L);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() {
        assertThat(csv("\uFEFFa,b\n1,2\n").columnNames()).containsExactly("a", "b");
        assertThat(csv("\uFEFF\uFEFFa,b\n1,2\n").columnNames()).containsExactly("a", "b");
    }

    @Test
    void aBinaryFileIsRefusedAndNothingElse() {
        byte[] noise = new byte[10_000];
        new Random(3).nextBytes(noise);
        assertThat(catchThrowableOfType(TableException.class, () -> TestTables.ingestCsv(noise, TableLimits.DEFAULT)))
                .isNotNull();
    }

    @Test
    void cellsLongerThanTheParsersBufferAreRead() {
        String cell = "x\"\"".repeat(100_000);
        assertThat(csv("a,b\n1,\"" + cell + "\"\n").column("b").text(0)).isEqualTo("x\"".repeat(100_000));
    }

    @Test
    void aCellBeyondTheLimitIsRefusedWithRowAndColumn() {
        TableLimits limits = new TableLimits(100, 100, 1_000, 1 << 30, 20);
        byte[] bytes = ("a,b\n1,2\n1," + "x".repeat(1_001) + "\n").getBytes(StandardCharsets.UTF_8);
        TableException refused = catchThrowableOfType(TableException.class, () -> TestTables.ingestCsv(bytes, limits));
        assertThat(refused.errors())
                .containsExactly(
                        new TableError(2L, "b", "a cell has more than 1000 characters; is a quote left open?"));
    }

    @Test
    void aHeaderOfNothingButSeparatorsStopsAtTheLimit() {
        byte[] bytes = new byte[50_000_000];
        Arrays.fill(bytes, (byte) ',');
        assertThat(catchThrowableOfType(
                        TableTooLargeException.class, () -> TestTables.ingestCsv(bytes, TableLimits.DEFAULT)))
                .hasMessage("the header has more than 10000 columns, the most that are allowed");
    }

    @Test
    void aNameBeyondTheLimitIsRefused() {
        assertThat(errors("a," + "n".repeat(1_001) + "\n1,2\n"))
                .containsExactly(TableError.ofTable(
                        "the name of column 2 has more than 1000 characters; is a quote left open?"));
    }
}
