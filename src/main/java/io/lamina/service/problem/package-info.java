/**
 * Every error that leaves the service, in one form: a problem of RFC 9457 as {@code application/problem+json}.
 *
 * <p>{@link io.lamina.service.problem.ProblemType} is the whole catalogue of what may go wrong, with its stable URI and status.
 * A controller throws a {@link io.lamina.service.problem.ProblemException}; what Spring MVC, Spring Security, the servlet
 * container and Tomcat's own parser refuse is translated here, so that a client never meets another form. {@code
 * docs/problems.md} is the page for clients.
 *
 * <p>May use: Spring, Tomcat, Jackson; no other module. Does not belong here: rules of any resource, texts that name a class, a
 * file path or SQL. Start at {@link io.lamina.service.problem.ProblemType}.
 */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.lamina.service.problem;
