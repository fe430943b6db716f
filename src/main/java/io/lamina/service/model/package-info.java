/**
 * Models: immutable, numbered versions of what training produced, each one self-contained artifact.
 *
 * <p>May use: {@code blob} for artifacts, {@code io.lamina.nn} and {@code io.lamina.table} to read them. Does not belong here: how
 * a model came to be. Start at {@link io.lamina.service.model.Models}.
 */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"blob", "clock", "json", "problem", "paging"})
package io.lamina.service.model;
