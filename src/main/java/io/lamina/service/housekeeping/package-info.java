/**
 * Tidying up, now and then, by one process at a time: what has had its time, and what crashes left.
 *
 * <p>A leaf among the modules: it knows when, each module says what by a {@link io.lamina.service.housekeeping.Housework}. Does not
 * belong here: anything that must happen for an answer to be right. Start at {@link io.lamina.service.housekeeping.Housekeeping}.
 */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.lamina.service.housekeeping;
