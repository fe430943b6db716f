/**
 * Requests with conditions: {@code ETag} on single resources and {@code 304} for a known one; conditions that a route does not
 * keep are refused, never ignored.
 *
 * <p>May use: {@code problem}. Does not belong here: any resource. Start at {@link
 * io.lamina.service.conditional.ConditionalRequests}.
 */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = "problem")
package io.lamina.service.conditional;
