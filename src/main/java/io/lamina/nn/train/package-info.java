/**
 * Training: mini-batches in seeded order, one step after another, until the epochs are done or there is a reason to stop.
 *
 * <p>May use: {@code network}, {@code layer}, {@code loss}, {@code optimizer}, {@code activation}, {@code binary}, {@code linalg},
 * {@link io.lamina.setting}. Does not belong here: tables, metrics (a {@link io.lamina.nn.train.Scorer} is handed in), jobs,
 * storage. Start at {@link io.lamina.nn.train.Trainer}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.nn.train;
