/**
 * How the learning rate changes while a network is trained.
 *
 * <p>{@link io.lamina.nn.schedule.ScheduleSpec} is a sealed family of immutable records; {@code build} makes the
 * {@link io.lamina.nn.schedule.Schedule} of one training run, which answers with a rate for every step. The linear warm-up that any kind
 * may begin with is written once, beside the kinds.
 *
 * <p>May use: {@link io.lamina.setting}. Does not belong here: what a rate is used for, early stopping, the choice of a first rate. Start
 * at {@link io.lamina.nn.schedule.ScheduleSpec}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.nn.schedule;
