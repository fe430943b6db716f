/**
 * What is learned: classes, a number or the inputs themselves, from which rows, and how it is written for a network.
 *
 * <p>May use: {@code java.*}, {@code io.lamina.setting}, {@code io.lamina.table}, its {@code cell}. Does not belong here: features,
 * losses. Start at {@link io.lamina.table.target.TargetPlan}, which decides before training, and
 * {@link io.lamina.table.target.TargetEncoding}, which travels inside the model.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.table.target;
