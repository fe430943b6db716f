/**
 * Rows to arrays: the pipeline that is fitted on training rows, travels inside the model, and meets every row to predict.
 *
 * <p>May use: {@code java.*}, {@code io.lamina.setting}, {@code io.lamina.table} and its {@code cell, profile, scaling, imputation,
 * encoding, category, text}. Does not belong here: the rules of one column ({@code encoding}) and the target. Start at
 * {@link io.lamina.table.preprocessing.Pipeline}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.table.preprocessing;
