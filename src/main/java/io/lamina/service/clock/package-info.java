/**
 * What time it is, for everything that is written to the database or compared with it: the database's own time, so that processes
 * whose clocks disagree still agree on what is due, whose lease is over, and which of two ids is the later one.
 *
 * <p>May use: JDBC and db-scheduler's interface of a clock; no other module. Does not belong here: how long something took (that
 * is {@code System.nanoTime}), when anything is to happen. Other modules take an {@code InstantSource} for the time, and {@link io.lamina.service.clock.TimeOrderedIds} for ids.
 * Start at {@link io.lamina.service.clock.DatabaseClock}.
 */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.lamina.service.clock;
