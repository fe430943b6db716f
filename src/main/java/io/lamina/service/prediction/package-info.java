/**
 * Predictions over HTTP: named rows in; labels with probabilities, values or reconstructions out.
 *
 * <p>May use: the door of {@code model}, the library {@code io.lamina.table} for rows as CSV. Does not belong here: preprocessing and arithmetic, which the model brings along. Start
 * at {@code PredictionController}.
 */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"model", "json", "problem"})
package io.lamina.service.prediction;
