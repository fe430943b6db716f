package io.lamina.service.model;

import java.util.Map;

/** What a model says of one row. */
public sealed interface Answer {
    /**
     * The most probable class, the first of equals.
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
     * No answer: the inputs are so far from the training rows that the network's arithmetic overflows.
     *
     * @param ofClasses whether a class was asked for, or a number
     * @param reason in words
     */
    record Undefined(boolean ofClasses, String reason) implements Answer {}
}
