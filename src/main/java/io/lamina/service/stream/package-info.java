/**
 * Server-sent events, told from the database: whatever process a client is connected to can tell it everything, and a client
 * that comes back goes on where it was.
 *
 * <p>No thread is held for a listener; the database is asked once in a while for all of them together. May use: {@code problem},
 * the servlet API. Does not belong here: what an event says (that is for a module's {@link io.lamina.service.stream.EventFeed}).
 * Start at {@link io.lamina.service.stream.EventStreams}, then read {@code Audience}.
 */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = "problem")
package io.lamina.service.stream;
