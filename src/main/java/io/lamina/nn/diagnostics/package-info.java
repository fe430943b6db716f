/**
 * Diagnostics: what is seen of each layer while it learns, and what that says of the network's health.
 *
 * <p>Training measures one {@link io.lamina.nn.diagnostics.LayerDiagnostics} per layer and epoch;
 * {@link io.lamina.nn.diagnostics.TrainingHealth} reads them epoch by epoch and ends with
 * {@link io.lamina.nn.diagnostics.Finding}s, each with the layer and what to try.
 *
 * <p>May use: {@code linalg}, {@link io.lamina.setting}. Does not belong here: measuring (that is {@code train}), metrics of
 * predictions, a loss that is not finite any more (the training ends). Start at {@link io.lamina.nn.diagnostics.TrainingHealth}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.nn.diagnostics;
