package io.lamina.service.training;

import io.lamina.nn.layer.LayerSpec;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.network.NetworkSpec;
import io.lamina.nn.optimizer.OptimizerSpec;
import io.lamina.nn.train.Regularization;
import io.lamina.table.preprocessing.PreprocessingSpec;
import io.lamina.table.split.ValidationStrategy;
import io.lamina.table.target.Task;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what a request leaves to Lamina about the network and its training, by the table as it was made ready. Nothing is checked.
 *
 * @param asked the request
 * @param reasons takes those of each choice
 * @param warnings takes those of choices that are not what was asked for
 */
record Choices(TrainingConfiguration asked, TrainingData data, Map<String, String> reasons, List<JobWarning> warnings) {
    /** The request with nothing left to choose, given what was chosen of it before. */
    TrainingConfiguration of(
            String name,
            String modelName,
            Task task,
            @Nullable ValidationStrategy validation,
            PreprocessingSpec preprocessing,
            @Nullable Map<String, Double> classWeights) {
        int rows = data.split().training().length;
        AutoChoice auto = new AutoChoice(rows, data.networkInputs().count(), task);
        Loss loss = asked.loss() != null ? asked.loss() : auto.loss();
        int batchSize = batchSize(rows, auto);
        Integer epochs = asked.epochs();
        if (epochs == null) {
            epochs = auto.epochs(batchSize);
            reasons.put("epochs", auto.epochsReason(batchSize));
        }
        return new TrainingConfiguration(
                name,
                modelName,
                asked.datasetId(),
                asked.target(),
                asked.features(),
                task,
                data.division().forecast(),
                asked.priority(),
                preprocessing,
                validation,
                network(auto),
                loss,
                classWeights,
                asked.sampleWeightColumn(),
                optimizer(auto),
                asked.learningRateSchedule(),
                regularization(auto),
                asked.gradientClipping(),
                asked.augmentation(),
                epochs,
                batchSize,
                validation == null
                        ? asked.earlyStopping()
                        : new ValidationChoice(asked, reasons, warnings).earlyStopping(validation, data),
                asked.decision(),
                asked.seed(),
                asked.maxRuntime(),
                reasons);
    }

    private NetworkSpec network(AutoChoice auto) {
        List<LayerSpec> layers = asked.network().hiddenLayers();
        if (layers == null) {
            layers = auto.hiddenLayers();
            reasons.put("network.hiddenLayers", auto.hiddenLayersReason());
        }
        return new NetworkSpec(layers, asked.network().initializer());
    }

    private OptimizerSpec optimizer(AutoChoice auto) {
        OptimizerSpec optimizer = asked.optimizer();
        if (optimizer.learningRate() != null) {
            return optimizer;
        }
        double usual = optimizer.usualLearningRate();
        double rate = auto.learningRate(usual);
        reasons.put(
                "optimizer.learningRate",
                rate == usual ? "usual for this optimizer" : "larger than usual, for a small table");
        return optimizer.withLearningRate(rate);
    }

    private Regularization regularization(AutoChoice auto) {
        Regularization regularization = asked.regularization();
        if (regularization != null) {
            return regularization;
        }
        if (asked.optimizer().weightDecay() > 0) {
            reasons.put("regularization", "none: the optimizer's weightDecay is the penalty");
            return Regularization.NONE;
        }
        reasons.put("regularization", auto.regularizationReason());
        return auto.regularization();
    }

    private int batchSize(int rows, AutoChoice auto) {
        Integer batchSize = asked.batchSize();
        if (batchSize == null) {
            reasons.put("batchSize", auto.batchSizeReason());
            return Math.min(rows, auto.batchSize());
        }
        if (batchSize > rows) {
            warnings.add(JobWarning.ofTable(
                    "batch_size_clamped",
                    null,
                    "batchSize " + batchSize + " is more than the " + rows + " training rows"));
            return rows;
        }
        return batchSize;
    }
}
