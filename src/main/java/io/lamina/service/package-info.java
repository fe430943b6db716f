/**
 * The service: HTTP in front, jobs in the middle, a database and a blob store behind. One direct subpackage is one Modulith
 * module; each module's door is a class with a plural noun for a name ({@code Datasets}, {@code TrainingJobs}, {@code Models}).
 *
 * <p>May use: Spring, the libraries {@code nn}, {@code table}, {@code evaluation} and {@code search} as each module's {@code
 * allowedDependencies} says. Does not belong here: mathematics. Start at {@link io.lamina.service.Application}, then read
 * {@code dataset}, {@code training}, {@code model}, {@code prediction} in that order: it is the way data flows.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.service;
