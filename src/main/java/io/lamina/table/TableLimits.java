package io.lamina.table;

/**
 * How large a table may be; what exceeds a limit is refused while it is being read, before memory is spent on it.
 *
 * @param maxRows most data rows
 * @param maxColumns most columns
 * @param maxCellCharacters most characters of one cell
 * @param maxMemoryBytes most heap memory that the columns of one table may take while it is read, in bytes (an estimate)
 * @param maxErrors how many errors are reported before reading stops
 */
public record TableLimits(long maxRows, int maxColumns, int maxCellCharacters, long maxMemoryBytes, int maxErrors) {
    /** No limit on the characters of a cell may exceed this, or a stored table could not be read again. */
    public static final int MAX_CELL_CHARACTERS = 1 << 24;

    /** Most characters of a column's name. */
    public static final int MAX_NAME_CHARACTERS = 1_000;

    /** 100 million rows, 10,000 columns, 1 Mi characters a cell, 1 GiB of memory, 20 errors. */
    public static final TableLimits DEFAULT = new TableLimits(100_000_000, 10_000, 1 << 20, 1L << 30, 20);

    /** Checks that every limit is positive. */
    public TableLimits {
        if (maxRows < 1 || maxColumns < 1 || maxCellCharacters < 1 || maxMemoryBytes < 1 || maxErrors < 1) {
            throw new IllegalArgumentException("every limit must be positive");
        }
        if (maxCellCharacters > MAX_CELL_CHARACTERS) {
            throw new IllegalArgumentException(
                    "maxCellCharacters must be at most " + MAX_CELL_CHARACTERS + ", got " + maxCellCharacters);
        }
        if (maxRows > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("maxRows must be less than 2^31 - 16, got " + maxRows);
        }
    }

    /** The same limits with another bound on memory, which a process sets from its heap. */
    public TableLimits withMaxMemoryBytes(long bytes) {
        return new TableLimits(maxRows, maxColumns, maxCellCharacters, bytes, maxErrors);
    }
}
