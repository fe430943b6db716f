/**
 * What is in a table: counts, statistics, and warnings that its owner should see before training.
 *
 * <p>May use: {@code java.*}, {@code io.lamina.table} and its {@code cell}, Apache DataSketches. Does not belong here: anything that
 * training uses; statistics of all rows must not reach a model, which fits its own on training rows. Start at
 * {@link io.lamina.table.profile.Profiler}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.table.profile;
