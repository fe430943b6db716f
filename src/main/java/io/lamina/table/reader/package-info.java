/**
 * Bytes to cells: one reader per format, all with the same answers for the same table.
 *
 * <p>May use: {@code java.*}, {@code io.lamina.table}, FastCSV, the streaming JSON parser and Hardwood. Does not belong here: what cells
 * mean; a cell is text or missing. Start at {@link io.lamina.table.reader.TableReader}; a new format is one file and one more
 * entry in its contract test.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.table.reader;
