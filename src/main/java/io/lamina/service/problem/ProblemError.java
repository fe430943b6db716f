package io.lamina.service.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import org.jspecify.annotations.Nullable;

/**
 * One breach and the place of it; the members that do not apply are left out of the JSON.
 *
 * @param pointer a place in the JSON body, RFC 6901: {@code /network/hiddenLayers/2/units}; the empty string is the whole body
 * @param parameter the name of a query parameter or of a part of a form
 * @param header the name of a request header
 * @param row a row of an uploaded file, 1 = first data row
 * @param column the name of a column of an uploaded file or of a dataset
 * @param detail what is wrong there: what came and what is allowed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"pointer", "parameter", "header", "row", "column", "detail"})
@Described("One breach and its place; what does not apply is left out.")
public record ProblemError(
        @Setting(doc = "The place in the JSON body, RFC 6901; the empty text is the whole body.") @Nullable
        String pointer,

        @Setting(doc = "Name of a query parameter or of a part of a form.") @Nullable
        String parameter,

        @Setting(doc = "Name of a request header.") @Nullable
        String header,

        @Setting(doc = "Row of an uploaded file; 1 is the first below the header.") @Nullable
        Long row,

        @Setting(doc = "Name of a column of an uploaded file or a dataset.") @Nullable
        String column,

        @Setting(doc = "What is wrong there: what came and what is allowed.")
        String detail) {
    /** At a place in the JSON body. */
    public static ProblemError at(String pointer, String detail) {
        return new ProblemError(pointer, null, null, null, null, detail);
    }

    /** A name as one token of a pointer: RFC 6901 has {@code ~} and {@code /} escaped. */
    public static String token(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** At a query parameter. */
    public static ProblemError parameter(String name, String detail) {
        return new ProblemError(null, name, null, null, null, detail);
    }

    /** At a request header. */
    public static ProblemError header(String name, String detail) {
        return new ProblemError(null, null, name, null, null, detail);
    }

    /** At a cell, a row or a column of a file; {@code null} where the whole row or the whole column is meant. */
    public static ProblemError cell(@Nullable Long row, @Nullable String column, String detail) {
        return new ProblemError(null, null, null, row, column, detail);
    }

    /** One line for logs and for the {@code detail} of a problem with this single error. */
    String sentence() {
        if (pointer != null) {
            return pointer.isEmpty() ? "the body " + detail : pointer + ": " + detail;
        }
        if (parameter != null) {
            return "parameter " + parameter + " " + detail;
        }
        if (header != null) {
            return "header " + header + " " + detail;
        }
        if (row != null) {
            return "row " + row + (column == null ? ": " : ", column " + column + ": ") + detail;
        }
        return column == null ? detail : "column " + column + ": " + detail;
    }
}
