package io.lamina.service.json;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/** What the parser complains of, in words for a client: where it is, and no name of a class or a switch. */
public final class JsonComplaint {
    private static final Pattern CHARACTER =
            Pattern.compile("Unexpected character \\(('.*?'|[^)]*?) ?\\(code .*", Pattern.DOTALL);
    private static final Pattern TOKEN =
            Pattern.compile("(?:Unrecognized|Non-standard) token '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern FIRST_CLAUSE = Pattern.compile("[^:;(\\[`]+(?:: [A-Za-z ,']+(?=$|[;(\\[`]))?");

    private JsonComplaint() {}

    /** Of text that is no JSON. */
    public static String of(JacksonException e) {
        return plain(String.valueOf(e.getOriginalMessage())) + at(e.getLocation());
    }

    /** Of JSON that is larger in some way than {@code limits}. */
    static String of(StreamConstraintsException e, StreamReadConstraints limits) {
        String message = String.valueOf(e.getOriginalMessage());
        if (message.startsWith("Number")) {
            return "holds a number of more than " + limits.getMaxNumberLength() + " digits";
        }
        if (message.startsWith("Name")) {
            return "holds a name of more than " + limits.getMaxNameLength() + " characters";
        }
        if (message.startsWith("String")) {
            return "holds a text of more than " + limits.getMaxStringLength() + " characters";
        }
        return "holds more than is allowed";
    }

    /** {@code , at line 3, column 14}; nothing where the parser does not know. */
    static String at(@Nullable TokenStreamLocation location) {
        if (location == null || location.getLineNr() < 1) {
            return "";
        }
        return ", at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String plain(String message) {
        if (message.startsWith("Unexpected end-of-input")) {
            return "the text ends before its JSON value does";
        }
        Matcher character = CHARACTER.matcher(message);
        if (character.matches()) {
            return "unexpected character " + character.group(1);
        }
        Matcher token = TOKEN.matcher(message);
        if (token.matches()) {
            return "\"" + token.group(1) + "\" is no JSON value";
        }
        Matcher clause = FIRST_CLAUSE.matcher(message);
        String plain = clause.lookingAt() ? clause.group().strip() : "the text cannot be read";
        return Character.toLowerCase(plain.charAt(0)) + plain.substring(1);
    }
}
