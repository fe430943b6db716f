package io.lamina.search;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.List;

/**
 * Says that a range counts only while another setting of the search has one of some values.
 *
 * @param parameter the path of the other setting
 * @param values its values, as its range writes them
 */
@Described("When a range counts: while another setting of the search has one of these values.")
public record Condition(
        @Setting(
                doc = "The other setting, by its path; it must be a choice of this search.",
                min = 1,
                max = 200,
                example = "\"optimizer\"")
        String parameter,

        @Setting(doc = "Its values with which the range counts.", min = 1, max = 1_000, example = "[\"sgd\"]")
        List<Object> values) {
    /** Copies the values. */
    public Condition {
        values = List.copyOf(values);
    }
}
