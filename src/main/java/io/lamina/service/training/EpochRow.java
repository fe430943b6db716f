package io.lamina.service.training;

import io.lamina.nn.diagnostics.LayerDiagnostics;
import io.lamina.nn.train.EpochReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one epoch.
 *
 * @param fold its place among the learning curves of its job, as {@link LearningCurve#fold}
 * @param epoch the epoch, from 1
 * @param trainingLoss mean loss per training row while the epoch ran
 * @param validationLoss mean loss per validation row after it; null without a validation part
 * @param metrics the other values of the validation part, by name
 * @param layers what each layer did in the last full batch
 * @param learningRate the rate of the epoch's last step
 * @param durationMillis how long the epoch took
 */
record EpochRow(
        int fold,
        int epoch,
        @Nullable Double trainingLoss,
        @Nullable Double validationLoss,
        Map<String, @Nullable Double> metrics,
        List<LayerDiagnostics> layers,
        double learningRate,
        double durationMillis) {
    static EpochRow of(int fold, EpochReport report) {
        Map<String, @Nullable Double> metrics = new LinkedHashMap<>();
        report.metrics().forEach((name, value) -> metrics.put(name, Double.isFinite(value) ? value : null));
        return new EpochRow(
                fold,
                report.epoch(),
                report.trainingLoss(),
                report.validationLoss(),
                metrics,
                report.layers(),
                report.learningRate(),
                report.duration().toNanos() / 1e6);
    }
}
