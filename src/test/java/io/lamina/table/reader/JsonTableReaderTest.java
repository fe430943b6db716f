package io.lamina.table.reader;

import static io.lamina.table.TestTables.ingestJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lamina.table.Table;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import io.lamina.table.TableLimits;
import io.lamina.table.ingest.Ingest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class JsonTableReaderTest {
    private static List<TableError> errors(String text) {
        return catchThrowableOfType(TableException.class, () -> ingestJson(text))
                .errors();
    }

    private static Table json(String text) {
        return ingestJson(text).table();
    }

    @Test
    void numbersKeepTheirDigits() {
        assertThat(json("[{\"a\": 1.50}, {\"a\": 2}]").column("a").text(0)).isEqualTo("1.50");
    }

    @Test
    void absentNamesAndNullsAreMissing() {
        assertThat(json("[{\"a\": 1, \"b\": 2}, {\"b\": null}, {}]").rows(1, 2))
                .allSatisfy(row -> assertThat(row).containsOnlyNulls());
    }

    @Test
    void namesTheFirstRowLacksAreRefusedWithRowAndColumn() {
        assertThat(errors("[{\"a\": 1}, {\"a\": 2, \"b\": 3}]"))
                .containsExactly(new TableError(2L, "b", "is no name of the first row, which names the columns: a"));
    }

    @Test
    void nestedValuesAreRefusedWithRowAndColumnAndReadingGoesOn() {
        assertThat(errors("[{\"a\": [1, {\"x\": 2}], \"b\": 1}, {\"a\": {\"c\": [1]}, \"b\": 2}]"))
                .containsExactly(
                        new TableError(1L, "a", "must be a string, a number, true, false or null, got an array"),
                        new TableError(2L, "a", "must be a string, a number, true, false or null, got an object"));
    }

    @Test
    void aNameTwiceInARowIsRefused() {
        assertThat(errors("[{\"a\": 1}, {\"a\": 2, \"a\": 3}]"))
                .containsExactly(new TableError(2L, "a", "occurs twice in this row"));
        assertThat(errors("[{\"a\": 1, \"a\": 2}]"))
                .containsExactly(TableError.ofColumn("a", "the header has this name twice, in positions 1 and 2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1, 2]", "[[1], [2]]", "[{\"a\": 1}, null]", "5", "\"text\"", "[{\"a\": 1}] {\"a\": 2}"})
    void whatAreNoRowsIsRefused(String text) {
        assertThat(errors(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"a\": 1}, {\"a\": ",
                "[{\"a\": 1} {\"a\": 2}]",
                "{a: 1}",
                "[{\"a\": NaN}]",
                "[{\"a\": 01}]",
                "[{\"a\": 1},]"
            })
    void brokenJsonIsRefused(String text) {
        assertThat(errors(text))
                .last()
                .extracting(TableError::detail)
                .asString()
                .startsWith("is not valid JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{}]", "[{}, {}]", "", "  "})
    void rowsWithoutNamesAreNoTable(String text) {
        assertThat(errors(text)).hasSize(1);
    }

    @Test
    void halfASurrogatePairIsRefused() {
        assertThat(errors("[{\"a\": \"x\"}, {\"a\": \"\\ud83d\"}]"))
                .containsExactly(new TableError(2L, "a", "holds half of a surrogate pair, which is no character"));
    }

    @Test
    void aNameBeyondTheLimitIsRefused() {
        assertThat(errors("[{\"" + "n".repeat(1_001) + "\": 1}]"))
                .singleElement()
                .satisfies(error -> assertThat(error.detail()).startsWith("exceeds a limit"));
    }

    @Test
    void deepNestingIsRefusedBeforeTheStackIsSpent() {
        assertThat(errors("[{\"a\": " + "[".repeat(100_000))).hasSize(1);
    }

    @Test
    void anArrayInsideAnotherDocumentIsReadInPlace() throws IOException {
        String body = "{\"name\": \"t\", \"rows\": [{\"a\": 1}, {\"a\": 2}], \"more\": true}";
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), body)) {
            while (parser.nextToken() != JsonToken.START_ARRAY) {
                assertThat(parser.currentToken()).isNotNull();
            }
            Table table = Ingest.read(new JsonTableReader(parser, TableLimits.DEFAULT), TableLimits.DEFAULT)
                    .table();
            assertThat(table.rowCount()).isEqualTo(2);
            assertThat(parser.currentToken()).isEqualTo(JsonToken.END_ARRAY);
            assertThat(parser.nextName()).isEqualTo("more");
        }
    }
}
