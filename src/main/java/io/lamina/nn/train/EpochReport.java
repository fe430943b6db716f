package io.lamina.nn.train;

import io.lamina.nn.diagnostics.LayerDiagnostics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One epoch, as seen when it ended.
 *
 * @param epoch from 1
 * @param trainingLoss mean loss of the rows over the epoch, each measured in training mode just before the step that learned from it,
 *     accumulated in double, without penalties (PyTorch's usual running loss)
 * @param validationLoss mean loss of the validation rows in inference mode after the epoch; null without validation rows
 * @param metrics what the scorer yielded, in its order; a value may be NaN; empty without scorer or validation rows
 * @param layers what each layer with weights did, from the inputs to the output; measured in the epoch's last full batch
 * @param learningRate of the epoch's last step
 * @param duration of the epoch with its validation
 */
public record EpochReport(
        int epoch,
        double trainingLoss,
        @Nullable Double validationLoss,
        Map<String, Double> metrics,
        List<LayerDiagnostics> layers,
        double learningRate,
        Duration duration) {}
