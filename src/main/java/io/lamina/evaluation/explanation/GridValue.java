package io.lamina.evaluation.explanation;

import org.jspecify.annotations.Nullable;

/**
 * A value of a feature that every row is given in turn.
 *
 * @param text as in the table
 * @param number what it is as a number; null for labels
 * @param row a row that has it
 */
public record GridValue(String text, @Nullable Double number, int row) {}
