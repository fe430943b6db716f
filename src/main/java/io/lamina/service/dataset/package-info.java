/**
 * Datasets: tables that clients sent, kept as the bytes that came and as typed columns, with a profile of each column.
 *
 * <p>May use: {@code blob} for bytes, {@code clock} for ids, the library {@code io.lamina.table} for reading and profiling. Does not belong here: what a
 * table is used for. Start at {@link io.lamina.service.dataset.Datasets}.
 */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"blob", "clock", "conditional", "idempotency", "json", "problem", "paging"})
package io.lamina.service.dataset;
