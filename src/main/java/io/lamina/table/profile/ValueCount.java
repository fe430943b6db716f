package io.lamina.table.profile;

/**
 * How often a value occurs.
 *
 * @param value the text of the value
 * @param count cells that hold it
 */
public record ValueCount(String value, long count) {}
