package io.lamina.service.conditional;

import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Strong entity tags (RFC 9110, section 8.8.3) of resources that can be changed. */
public final class EntityTag {
    private EntityTag() {}

    /** The tag of a representation: equal texts have equal tags. */
    public static String of(String representation) {
        return '"'
                + UUID.nameUUIDFromBytes(representation.getBytes(StandardCharsets.UTF_8))
                        .toString()
                + '"';
    }

    /**
     * Holds {@code If-Match} against the current tag; without the header, everything goes on.
     *
     * @throws ProblemException 412 if the header names other tags
     */
    public static void check(@Nullable String ifMatch, String current) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return;
        }
        // A weak tag (W/"…") promises too little to write by, so it never matches.
        boolean matches = Arrays.stream(ifMatch.split(",")).map(String::strip).anyMatch(current::equals);
        if (!matches) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_FAILED,
                    "the resource has changed since; look at it again",
                    List.of(ProblemError.header("If-Match", "must name the current tag " + current)));
        }
    }
}
