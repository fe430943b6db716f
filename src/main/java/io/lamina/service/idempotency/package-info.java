/**
 * The header {@code Idempotency-Key}: a request that creates something can be sent again without creating it twice. The first
 * answer is stored in the same transaction as what was created, so a crash leaves both or neither.
 *
 * <p>May use: {@code json}, {@code problem}, and {@code housekeeping} to forget old keys. Does not belong here: what is created. Start at {@link
 * io.lamina.service.idempotency.KeyedRequest}, which a controller's method takes as a parameter, then read {@code Ledger}.
 */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"housekeeping", "json", "problem"})
package io.lamina.service.idempotency;
