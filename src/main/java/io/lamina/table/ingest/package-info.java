/**
 * Cells to a typed table: the door through which every uploaded table comes in.
 *
 * <p>May use: {@code java.*}, {@code io.lamina.table} and its {@code cell, reader, profile}. Does not belong here: formats. Start
 * at {@link io.lamina.table.ingest.Ingest}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.table.ingest;
