package io.lamina.table;

import org.jspecify.annotations.Nullable;

/**
 * Something about an accepted table that its owner should know.
 *
 * @param code a stable word in snake_case, listed in {@code docs/data.md}
 * @param column the column it concerns, or null for the whole table
 * @param detail one sentence with the figures
 */
public record TableWarning(String code, @Nullable String column, String detail) {}
