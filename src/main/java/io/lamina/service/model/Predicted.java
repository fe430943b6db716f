package io.lamina.service.model;

import java.util.List;

/**
 * What a model says of some rows.
 *
 * @param answers one per row, in their order; empty if there are errors
 * @param warnings what was made of odd values, in the order of the rows
 * @param errors values that cannot be taken; if there is any, no row was predicted
 */
public record Predicted(List<Answer> answers, List<Remark> warnings, List<Remark> errors) {
    /**
     * Something about one value of one row.
     *
     * @param row the row, from 0
     * @param column the name of its column
     * @param code a stable word: {@code missing_value}, {@code unseen_category}, {@code out_of_range}; of an error {@code
     *     wrong_type} or {@code unknown_column}
     * @param detail one sentence
     */
    public record Remark(int row, String column, String code, String detail) {}
}
