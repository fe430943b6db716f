package io.lamina.service.dataset;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import io.lamina.table.ColumnType;
import io.lamina.table.cell.DecimalSeparator;
import io.lamina.table.cell.MissingTokens;
import io.lamina.table.ingest.CellRules;
import io.lamina.table.reader.CsvFormat;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client may say of a table that its bytes do not; what is left out is found from them. */
@Described("What to know of a table beside its bytes; what is left out is found from them.")
record UploadOptions(
        @Setting(
                doc = "What to call the dataset; by default the name of the file, or made of its id.",
                defaultValue = "null",
                min = 1,
                max = Datasets.LONGEST_NAME,
                example = "\"parity\"")
        @Nullable
        String name,

        @Setting(
                doc =
                        "The character between the cells of a CSV file; by default the most frequent of comma, tab, semicolon and"
                                + " pipe in its first line.",
                defaultValue = "null",
                pattern = "[^\"\\r\\n]",
                example = "\",\"")
        @Nullable
        String separator,

        @Setting(
                doc =
                        "The charset of a CSV file, such as windows-1252; by default what its byte-order mark says, else UTF-8.",
                defaultValue = "null",
                max = 40,
                example = "\"utf-8\"")
        @Nullable
        String charset,

        @Setting(
                doc =
                        "What stands before the fraction of every number in a CSV file; the other sign may stand between thousands."
                                + " By default a point, and a comma in columns where all cells show it.",
                defaultValue = "null",
                allowed = {".", ","},
                example = "\".\"")
        @Nullable
        String decimalSeparator,

        @Setting(
                doc =
                        "The cells that mean a missing value, in place of NA, null, ? and the others of the default list; the"
                                + " empty cell always does.",
                defaultValue = "null",
                max = 100,
                example = "[\"NA\", \"-999\"]")
        @Nullable
        List<String> missingTokens,

        @Setting(
                doc = "Types of columns by their names; the others are found from their cells.",
                defaultValue = "{}",
                max = 10_000)
        Map<String, ColumnType> columnTypes) {
    /** Nothing is said. */
    static final UploadOptions NONE = new UploadOptions(null, null, null, null, null, Map.of());

    /**
     * Checks the charset.
     *
     * @throws IllegalArgumentException if this process does not know it
     */
    UploadOptions {
        columnTypes = Map.copyOf(columnTypes);
        if (charset != null) {
            charsetOf(charset);
        }
    }

    private static Charset charsetOf(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException(
                    "charset must be the name of a charset, such as utf-8, utf-16le, windows-1252 or"
                            + " shift_jis, got \"" + name + "\"",
                    e);
        }
    }

    /** Whether two names mean one charset. */
    static boolean isSameCharset(String one, String other) {
        return charsetOf(one).equals(charsetOf(other));
    }

    /** The options that are given and do not apply to tables of a format. */
    List<String> misplaced(DatasetFormat format) {
        List<String> misplaced = new ArrayList<>();
        if (format != DatasetFormat.CSV) {
            if (separator != null) {
                misplaced.add("separator");
            }
            if (charset != null) {
                misplaced.add("charset");
            }
            if (decimalSeparator != null) {
                misplaced.add("decimalSeparator");
            }
        }
        return misplaced;
    }

    /** The same with another name. */
    UploadOptions withName(@Nullable String other) {
        return new UploadOptions(other, separator, charset, decimalSeparator, missingTokens, columnTypes);
    }

    /** The same with a charset that was named elsewhere. */
    UploadOptions withCharset(@Nullable String other) {
        return new UploadOptions(name, separator, other, decimalSeparator, missingTokens, columnTypes);
    }

    /** The same with other types of some columns. */
    UploadOptions withTypes(Map<String, ColumnTypeChange> others) {
        Map<String, ColumnType> types = new HashMap<>(columnTypes);
        others.forEach((column, change) ->
                change.type().ifPresentOrElse(type -> types.put(column, type), () -> types.remove(column)));
        return new UploadOptions(name, separator, charset, decimalSeparator, missingTokens, types);
    }

    CsvFormat csvFormat() {
        return new CsvFormat(
                separator == null ? null : separator.charAt(0), charset == null ? null : charsetOf(charset));
    }

    CellRules cellRules() {
        DecimalSeparator decimals = decimalSeparator == null
                ? null
                : decimalSeparator.equals(",") ? DecimalSeparator.COMMA : DecimalSeparator.POINT;
        return new CellRules(missingTokens == null ? null : MissingTokens.of(missingTokens), decimals, columnTypes);
    }
}
