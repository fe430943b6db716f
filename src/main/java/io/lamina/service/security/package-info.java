/**
 * Who may call what: loopback works without keys, any other address only with API keys or an explicit word, and pages of other
 * sites may never write.
 *
 * <p>May use: {@code problem} for the form of its answers. Does not belong here: what a client may do with a resource. Start at
 * {@link io.lamina.service.security.HttpRules}.
 */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = "problem")
package io.lamina.service.security;
