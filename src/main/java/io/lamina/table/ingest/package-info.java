/**
 * Cells to a typed table: the door through which every uploaded table comes in.
 *
 * <p>A reader finds cells on one thread, and {@code TableBuilder} takes them in on another, column by column: numbers while all cells are,
 * labels from the first that is none. What has been taken in lies in a scratch outside the heap until all rows are there.
 *
 * <p>May use: {@code java.*}, {@code io.lamina.table} and its {@code cell, reader, profile}. Does not belong here: formats. Start
 * at {@link io.lamina.table.ingest.Ingest}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.table.ingest;
