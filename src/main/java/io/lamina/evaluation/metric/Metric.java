package io.lamina.evaluation.metric;

import org.jspecify.annotations.Nullable;

/**
 * One number that says how good a set of predictions is. A metric has no settings: its name is its whole definition, so that
 * two values of one name can always be compared.
 *
 * @param <P> the predictions, with the truth beside them
 */
public interface Metric<P> {
    /** The name in JSON: the class name in camelCase, {@code macroF1}. */
    default String name() {
        String simpleName = getClass().getSimpleName();
        return Character.toLowerCase(simpleName.charAt(0)) + simpleName.substring(1);
    }

    /** Whether a larger value is a better one; early stopping and searches ask. */
    boolean greaterIsBetter();

    /** Whether the metric makes sense for this task at all; where not, an evaluation leaves it out. */
    default boolean appliesTo(P predictions) {
        return true;
    }

    /** If the metric is the share of rows for which something holds: how many of how many; else null. Its interval is Wilson's. */
    default @Nullable Share share(P predictions) {
        return null;
    }

    /** The value, or why these predictions have none. Takes O(n log n) time at most and changes nothing. */
    Score of(P predictions);
}
