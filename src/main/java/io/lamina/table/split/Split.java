package io.lamina.table.split;

/**
 * The parts of one division of rows, disjoint, each in ascending order; nobody may change the arrays.
 *
 * @param training rows to learn from, never empty
 * @param validation rows to stop early by, may be empty
 * @param test rows to score at the end, may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // Row numbers by the million; two splits are compared part by part.
public record Split(int[] training, int[] validation, int[] test) {}
