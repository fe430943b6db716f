/**
 * What the text of one cell means: missing, a number, a truth value, a moment.
 *
 * <p>The same rules hold wherever a cell comes from, a file or a row to predict, so they are written here once.
 * {@code docs/data.md} states them for users.
 *
 * <p>May use: {@code java.*} and the decimal parser. Does not belong here: columns, and what follows from many cells. Start at
 * {@link io.lamina.table.cell.NumberText}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.table.cell;
