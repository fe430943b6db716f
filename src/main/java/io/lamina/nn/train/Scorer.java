package io.lamina.nn.train;

import java.util.List;

/** Scores the validation rows after every epoch, with metrics of which the engine knows no more than name and direction. */
public interface Scorer {
    /** What {@link #score} yields, in its order; the same at every call. */
    List<ScoredMetric> metrics();

    /**
     * The values of {@link #metrics}; NaN where one is undefined.
     *
     * @param predictions [rows, outputs], after the output activation; read-only, reused by the next call
     * @param targets [rows, targetColumns]; read-only
     */
    double[] score(float[] predictions, float[] targets, int rows);

    /** A metric's name, as {@link EarlyStopping#metric} may say it, and its direction. */
    record ScoredMetric(String name, boolean greaterIsBetter) {}
}
