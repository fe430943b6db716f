package io.lamina.service.json;

import io.lamina.service.problem.ProblemError;
import org.jspecify.annotations.Nullable;

/** Where in a body the reader stands, and the way to refuse what stands there. */
final class Place {
    private final @Nullable Place parent;
    private final String token;
    private final Breaches breaches;

    private Place(@Nullable Place parent, String token, Breaches breaches) {
        this.parent = parent;
        this.token = token;
        this.breaches = breaches;
    }

    static Place root(Breaches breaches) {
        return new Place(null, "", breaches);
    }

    Place at(String property) {
        return new Place(this, property, breaches);
    }

    Place at(int index) {
        return new Place(this, Integer.toString(index), breaches);
    }

    /** Records the breach and answers {@link Shape#REFUSED}. */
    Object refuse(String detail) {
        breaches.add(ProblemError.at(pointer(), detail));
        return Shape.REFUSED;
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
