package io.lamina.service.idempotency;

import io.lamina.service.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header and its rules. */
final class KeyHeader {
    static final String NAME = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";
    static final int LONGEST = 255;

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1," + LONGEST + "}");

    private KeyHeader() {}

    static boolean isIn(HttpServletRequest request) {
        return request.getHeader(NAME) != null;
    }

    /** The key of a request, or null without one. */
    static @Nullable String of(HttpServletRequest request) {
        List<String> keys = Collections.list(request.getHeaders(NAME));
        if (keys.isEmpty()) {
            return null;
        }
        if (keys.size() > 1) {
            throw ProblemException.invalidHeader(NAME, "must be given once, got " + keys.size() + " times");
        }
        String key = keys.getFirst();
        if (!KEY.matcher(key).matches()) {
            throw ProblemException.invalidHeader(
                    NAME,
                    "must have 1 to " + LONGEST + " visible ASCII characters and no blanks, got " + key.length()
                            + " characters");
        }
        return key;
    }
}
