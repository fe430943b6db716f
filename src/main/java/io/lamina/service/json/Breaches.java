package io.lamina.service.json;

import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** Every breach found while one body is read; the first thousand are kept, the rest counted. */
final class Breaches {
    static final int MOST = 1_000;

    private final List<ProblemError> errors = new ArrayList<>();
    private long more;

    void add(ProblemError error) {
        if (errors.size() < MOST) {
            errors.add(error);
        } else {
            more++;
        }
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    /** How many there are by now; a later, larger count means that something was refused in between. */
    long count() {
        return errors.size() + more;
    }

    List<ProblemError> errors() {
        List<ProblemError> all = new ArrayList<>(errors);
        if (more > 0) {
            all.add(ProblemError.at("", "breaks " + more + " rules more"));
        }
        return all;
    }

    void throwIfAny() {
        if (!isEmpty()) {
            throw ProblemException.invalidRequest(errors());
        }
    }
}
