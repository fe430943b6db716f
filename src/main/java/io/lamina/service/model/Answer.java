package io.lamina.service.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a model says of one row. */
public sealed interface Answer {
    /** What a model is asked for. */
    enum Kind {
        LABEL,
        VALUE,
        VALUES,
        RECONSTRUCTION
    }

    /**
     * The class that the model decides for: the most probable one, the first of equals, or by its threshold.
     *
     * @param label the class, exactly as in the training file
     * @param probabilities the probability of every class, in the model's order of classes
     */
    record Label(String label, Map<String, Double> probabilities) implements Answer {}

    /**
     * A number, in the unit of the target column.
     *
     * @param value the number
     */
    record Value(double value) implements Answer {}

    /**
     * The numbers that follow a history, in the unit of the target column.
     *
     * @param values one for each row ahead, the nearest first
     */
    record Values(List<Double> values) implements Answer {}

    /**
     * A row as an autoencoder gives it back.
     *
     * @param values by column, in the order of the model's inputs: Double, String or Boolean; null where there is none, with a warning
     * @param anomalyScore mean over the inputs of (input − reconstruction)², in scaled units
     * @param embedding the outputs of the narrowest hidden layer
     */
    record Reconstruction(Map<String, @Nullable Object> values, double anomalyScore, List<Double> embedding)
            implements Answer {}

    /**
     * No answer: the inputs are so far from the training rows that the network's arithmetic overflows.
     *
     * @param kind what was asked for
     * @param reason in words
     */
    record Undefined(Kind kind, String reason) implements Answer {}
}
