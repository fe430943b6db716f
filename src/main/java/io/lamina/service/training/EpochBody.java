package io.lamina.service.training;

import io.lamina.nn.diagnostics.LayerDiagnostics;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One epoch of a job. */
@Described("One epoch of a learning curve.")
record EpochBody(
        @Setting(
                doc =
                        "The fold, from 1; null for the network that is published, and so always without cross-validation.")
        @Nullable
        Integer fold,

        @Setting(doc = "The epoch, from 1.") int epoch,

        @Setting(doc = "Mean loss per training row while the epoch ran; null if not finite.") @Nullable
        Double trainingLoss,

        @Setting(doc = "Mean loss per validation row after the epoch; null without validation rows or if not finite.")
        @Nullable
        Double validationLoss,

        @Setting(doc = "Metrics of the validation rows by name; null where undefined.")
        Map<String, @Nullable Double> metrics,

        @Setting(
                doc =
                        "What each layer with weights did, from the inputs to the output, measured in the last full batch.")
        List<LayerDiagnostics> layers,

        @Setting(doc = "The learning rate of its last step.")
        double learningRate,

        @Setting(doc = "How long it took, in milliseconds.") double durationMillis) {
    /** @param folds of the row's job */
    static EpochBody of(EpochRow row, int folds) {
        return new EpochBody(
                row.fold() == 0 || row.fold() > folds ? null : row.fold(),
                row.epoch(),
                row.trainingLoss(),
                row.validationLoss(),
                row.metrics(),
                row.layers(),
                row.learningRate(),
                row.durationMillis());
    }
}
