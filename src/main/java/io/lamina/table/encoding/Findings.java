package io.lamina.table.encoding;

import java.util.ArrayList;
import java.util.List;

/** Collects what is to be said about one row of a request; mutable, for one thread. */
public final class Findings {
    private final List<PredictionWarning> warnings = new ArrayList<>();
    private final List<PredictionError> errors = new ArrayList<>();

    /** Creates a collection of nothing. */
    public Findings() {}

    /** Takes a warning. */
    public void warn(String column, String code, String detail) {
        warnings.add(new PredictionWarning(column, code, detail));
    }

    /** Takes an error. */
    public void error(String column, String code, String detail) {
        errors.add(new PredictionError(column, code, detail));
    }

    /** The warnings so far, in the order of the model's inputs. */
    public List<PredictionWarning> warnings() {
        return List.copyOf(warnings);
    }

    /** The errors so far; if there is any, what was encoded must not be used. */
    public List<PredictionError> errors() {
        return List.copyOf(errors);
    }
}
