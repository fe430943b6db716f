package io.lamina.evaluation.metric;

/**
 * A metric that counts: so many of so many rows.
 *
 * @param hits the rows that count, at most {@code of}
 * @param of the rows that might have; may be 0
 */
public record Share(long hits, long of) {
    /** {@code hits / of}, or an undefined score with this reason if there are no rows. */
    public Score score(String reasonIfNone) {
        return Score.ratio((double) hits, (double) of, reasonIfNone);
    }
}
