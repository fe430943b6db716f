package io.lamina.service.json;

import io.lamina.service.problem.Nearest;
import io.lamina.service.problem.ProblemError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where in a body the reader stands, and the way to refuse what stands there. */
final class Place {
    private final @Nullable Place parent;
    private final String token;
    private final Breaches breaches;
    private final List<String> words;

    private Place(@Nullable Place parent, String token, Breaches breaches, List<String> words) {
        this.parent = parent;
        this.token = token;
        this.breaches = breaches;
        this.words = words;
    }

    static Place root(Breaches breaches) {
        return new Place(null, "", breaches, List.of());
    }

    Place at(String property) {
        return new Place(this, property, breaches, List.of());
    }

    Place at(int index) {
        return at(Integer.toString(index));
    }

    /** The same place, where these words may stand beside what else may. */
    Place orWords(List<String> allowed) {
        return new Place(parent, token, breaches, allowed);
    }

    /** Those words, and then others. */
    List<String> wordsAnd(Collection<String> others) {
        List<String> all = new ArrayList<>(words);
        all.addAll(others);
        return all;
    }

    /** Records the breach and answers {@link Shape#REFUSED}. */
    Object refuse(String detail) {
        breaches.add(ProblemError.at(pointer(), detail));
        return Shape.REFUSED;
    }

    /**
     * Refuses what has another form than it must have; words that may stand here are named, and the nearest one.
     *
     * @param must begins the sentence: {@code must be a whole number}
     */
    Object refuseForm(String must, JsonNode got) {
        String or = words.isEmpty() ? "" : (words.size() == 1 ? " or " : " or one of ") + Got.anyOf(words);
        String hint = got.isString() ? Nearest.hint(got.stringValue(), words) : "";
        return refuse(must + or + ", got " + Got.of(got) + hint);
    }

    long breachCount() {
        return breaches.count();
    }

    /** RFC 6901: {@code /network/hiddenLayers/2/units}; empty for the whole body. */
    String pointer() {
        if (parent == null) {
            return "";
        }
        return parent.pointer() + "/" + ProblemError.token(token);
    }
}
