package io.lamina.service.dataset;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.Table;
import io.lamina.table.cell.NumberText;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows as CSV. A text that a spreadsheet would run as a formula ({@code =}, {@code +}, {@code -}, {@code @} in front) gets an
 * apostrophe before it; numbers stay as they are, also as labels.
 */
final class CsvText {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private CsvText() {}

    static String of(Table table, long offset, int limit) {
        StringWriter text = new StringWriter();
        CsvWriter writer = CsvWriter.builder().bufferSize(0).build(text);
        writer.writeRecord(table.columnNames().stream().map(CsvText::harmless).toList());
        for (long row = offset; row < table.rowCount() && row - offset < limit; row++) {
            List<String> cells = new ArrayList<>(table.columns().size());
            for (Column column : table.columns()) {
                String cell = column.text((int) row);
                cells.add(cell == null ? "" : column.type() == ColumnType.NUMERIC ? cell : harmless(cell));
            }
            writer.writeRecord(cells);
        }
        return text.toString();
    }

    private static String harmless(String cell) {
        boolean formula =
                !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 && Double.isNaN(NumberText.parse(cell));
        return formula ? "'" + cell : cell;
    }
}
