package io.lamina.table.cell;

/** Cells of CSV files that people open in spreadsheets. */
public final class SpreadsheetText {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private SpreadsheetText() {}

    /**
     * The text, with an apostrophe before it if a spreadsheet would run it as a formula ({@code =}, {@code +}, {@code -}, {@code @} in
     * front); numbers stay as they are.
     */
    public static String harmless(String cell) {
        boolean formula =
                !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 && Double.isNaN(NumberText.parse(cell));
        return formula ? "'" + cell : cell;
    }
}
