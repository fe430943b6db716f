package io.lamina.service.dataset;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.Table;
import io.lamina.table.cell.SpreadsheetText;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows as CSV, {@linkplain SpreadsheetText harmless} to spreadsheets; numbers stay as they are, also as labels. */
final class CsvText {
    private CsvText() {}

    static String of(Table table, long offset, int limit) {
        StringWriter text = new StringWriter();
        CsvWriter writer = CsvWriter.builder().bufferSize(0).build(text);
        writer.writeRecord(
                table.columnNames().stream().map(SpreadsheetText::harmless).toList());
        for (long row = offset; row < table.rowCount() && row - offset < limit; row++) {
            List<String> cells = new ArrayList<>(table.columns().size());
            for (Column column : table.columns()) {
                String cell = column.text((int) row);
                cells.add(
                        cell == null
                                ? ""
                                : column.type() == ColumnType.NUMERIC ? cell : SpreadsheetText.harmless(cell));
            }
            writer.writeRecord(cells);
        }
        return text.toString();
    }
}
