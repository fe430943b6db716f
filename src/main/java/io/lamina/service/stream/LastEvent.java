package io.lamina.service.stream;

import io.lamina.service.problem.ProblemException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where a client wants to go on: behind the event whose id it names, by the header that browsers send or by a parameter. */
public final class LastEvent {
    /** A browser adds it by itself when it connects again, whatever its URL says. */
    public static final String HEADER = "Last-Event-ID";

    private LastEvent() {}

    /**
     * The place behind the last event that was received.
     *
     * @param header wins over the parameter {@code lastEventId}
     * @param start where to begin without either
     * @param read reads the id of an event; an IllegalArgumentException means it is none
     * @param isPlace whether there is such a place
     * @throws ProblemException 400 if it is the id of no event
     */
    public static <C> C place(
            @Nullable String header,
            @Nullable String parameter,
            C start,
            Function<String, C> read,
            Predicate<C> isPlace) {
        String text = header != null ? header : parameter;
        if (text == null || text.isEmpty()) {
            return start;
        }
        try {
            C place = read.apply(text);
            if (isPlace.test(place)) {
                return place;
            }
        } catch (IllegalArgumentException e) {
            throw refusal(header, text);
        }
        throw refusal(header, text);
    }

    private static ProblemException refusal(@Nullable String header, String text) {
        String detail = "must be the id of an event of this job, got \"" + text + "\"";
        return header != null
                ? ProblemException.invalidHeader(HEADER, detail)
                : ProblemException.invalidParameter("lastEventId", detail);
    }
}
