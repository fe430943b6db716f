package io.lamina.service.json;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** What the parser complains of, in words for a client: where it is, and no name of a class or a switch. */
final class JsonComplaint {
    private static final Pattern NOT_A_NUMBER = Pattern.compile("Non-standard token '([^']+)'.*", Pattern.DOTALL);
    private static final Pattern INTERNALS = Pattern.compile(
            " *\\((start marker at|although at least one|for [A-Za-z.`]+|[0-9, ]*from `)[^)]*(\\([^)]*\\)[^)]*)*\\)"
                    + "|, from `[^`]*`|[;:]? *enable `[^`]*`[^;]*|: was expecting .*|\\[Source:[^\\]]*\\]|`",
            Pattern.DOTALL);

    private JsonComplaint() {}

    static String of(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage());
        var notANumber = NOT_A_NUMBER.matcher(message);
        if (notANumber.matches()) {
            message = notANumber.group(1) + " is no JSON value; write null, or leave the property out";
        }
        return plain(message) + at(e.getLocation());
    }

    /** The message alone. */
    static String plain(JacksonException e) {
        return plain(String.valueOf(e.getOriginalMessage()));
    }

    private static String plain(String message) {
        String plain = INTERNALS.matcher(message).replaceAll("").strip();
        return plain.isEmpty()
                ? "the text cannot be read"
                : Character.toLowerCase(plain.charAt(0)) + plain.substring(1);
    }

    /** {@code , at line 3, column 14}; nothing where the parser does not know. */
    static String at(TokenStreamLocation location) {
        if (location == null || location.getLineNr() < 1) {
            return "";
        }
        return ", at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
