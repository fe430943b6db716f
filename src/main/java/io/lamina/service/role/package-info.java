/**
 * What this process is for: taking requests, running jobs, or both; and whether the database below admits other processes at all.
 *
 * <p>May use: Spring, db-scheduler's starter, {@code problem}. Does not belong here: what a request or a job does. Start at {@link
 * io.lamina.service.role.Role} for the three roles and at {@link io.lamina.service.role.Deployment} for what this process is.
 */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"problem"})
package io.lamina.service.role;
