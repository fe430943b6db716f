package io.lamina.service.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
     * @param row the row, from 0; of a forecast the history
     * @param past the row of the history, from 0; null where a row is none
     * @param column the name of its column
     * @param code a stable word: {@code missing_value}, {@code unseen_category}, {@code out_of_range}; of an error {@code
     *     wrong_type} or {@code unknown_column}, of a history also {@code too_short}, {@code no_history}, {@code out_of_order} or
     *     {@code several_series}
     * @param detail one sentence
     */
    public record Remark(int row, @Nullable Integer past, String column, String code, String detail) {}
}
