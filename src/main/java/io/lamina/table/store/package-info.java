/**
 * A table as bytes of Lamina's own, columnar and checked, for the place where datasets are kept, and used where it lies there.
 *
 * <p>May use: {@code java.*}, {@code io.lamina.table}. Does not belong here: formats that people bring ({@code reader}). Start at
 * {@link io.lamina.table.store.TableFile}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.table.store;
