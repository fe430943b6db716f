/**
 * How one column becomes network inputs: fitted once on training rows, then the same for every row, from a table or a request.
 *
 * <p>And back: an autoencoder's outputs are decoded to values of the column.
 *
 * <p>A {@link io.lamina.table.encoding.ColumnEncoder} is a record of plain values, because a model carries it as JSON. Missing
 * and unseen values, and what is said about them, are ruled here.
 *
 * <p>May use: {@code java.*}, {@code io.lamina.setting}, {@code io.lamina.table}, its {@code cell} and {@code scaling}. Does not
 * belong here: choosing columns, fitting more than one column. Start at {@link io.lamina.table.encoding.ColumnEncoder}; a new
 * kind is one file and one name in its {@code permits}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.table.encoding;
