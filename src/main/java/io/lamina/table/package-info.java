/**
 * A table: named, typed, immutable columns, and the words in which everything about tables is said.
 *
 * <p>The subpackages stand around this one, in the order data flows: {@code reader} turns bytes into cells, {@code ingest}
 * turns cells into typed columns, {@code profile} describes them, {@code store} keeps them, {@code target} and {@code split}
 * decide what is learned from which rows, and {@code preprocessing} turns rows into the arrays that a network takes.
 *
 * <p>The cells of a column lie wherever its {@link io.lamina.table.CellBlocks} say: in an array, in a file that is mapped, or in a
 * {@link io.lamina.table.Scratch} while a table is being made. So a table costs little memory however many rows it has, and is used only
 * for as long as what it lies in is open.
 *
 * <p>May use: {@code java.*}, {@code io.lamina.table.cell}. Does not belong here: reading, statistics, and anything of Spring,
 * HTTP, a database or the engine. Start at {@link io.lamina.table.Table}; to get one, at
 * {@code io.lamina.table.ingest.Ingest}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.table;
