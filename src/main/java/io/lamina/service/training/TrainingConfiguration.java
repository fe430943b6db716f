package io.lamina.service.training;

import io.lamina.nn.augmentation.AugmentationSpec;
import io.lamina.nn.clipping.GradientClipping;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.network.NetworkSpec;
import io.lamina.nn.optimizer.OptimizerSpec;
import io.lamina.nn.schedule.ScheduleSpec;
import io.lamina.nn.train.EarlyStopping;
import io.lamina.nn.train.Regularization;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import io.lamina.table.forecast.ForecastSpec;
import io.lamina.table.preprocessing.PreprocessingSpec;
import io.lamina.table.split.ValidationStrategy;
import io.lamina.table.target.Task;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client says about a training, and what the job shows of it: there every {@code auto} is resolved and explained in
 * {@code reasons}, so that the configuration of a job can be sent again and trains the same.
 */
@Described(
        "What to train on and how; everything but datasetId and target may be left to Lamina. An autoencoder has no target.")
public record TrainingConfiguration(
        @Setting(
                doc = "What to call the job; by default the name of the dataset and the target.",
                defaultValue = "null",
                min = 1,
                max = 200,
                example = "\"iris\"")
        @Nullable
        String name,

        @Setting(
                doc = "The model that gets a new version when the job succeeds; by default made of dataset and target.",
                defaultValue = "null",
                pattern = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}",
                example = "\"iris\"")
        @Nullable
        String modelName,

        @Setting(doc = "The dataset to learn from.", example = "\"01900000-0000-7000-8000-000000000001\"")
        UUID datasetId,

        @Setting(
                doc =
                        "The column to predict. Every task needs it but autoencoder, which has none: it learns its own inputs.",
                defaultValue = "null",
                requiredUnless = "task=autoencoder",
                min = 1,
                example = "\"species\"")
        @Nullable
        String target,

        @Setting(
                doc =
                        "The columns to predict from, and for an autoencoder to reconstruct; auto: every column but the target. "
                                + "A forecast looks back on them and, always, on the target.",
                defaultValue = "null",
                nullWords = "auto",
                min = 1,
                max = 10_000)
        @Nullable
        List<String> features,

        @Setting(
                doc =
                        "What to learn; auto: classification for text, booleans and integers of at most 20 distinct values, "
                                + "else regression; forecasting and autoencoder have to be asked for.",
                defaultValue = "null",
                nullWords = "auto")
        @Nullable
        Task task,

        @Setting(
                doc =
                        "What a forecast looks back on, and how far ahead it says; given without a task, it means forecasting.",
                defaultValue = "null",
                example = "{\"timeColumn\": \"date\", \"lags\": 12, \"horizon\": 3}")
        @Nullable
        ForecastSpec forecast,

        @Setting(
                doc = "Of a client's own jobs those of higher priority run first; clients take turns whatever theirs.",
                defaultValue = "0",
                min = -100,
                max = 100)
        int priority,

        @Setting(doc = "How columns become numbers.", defaultValue = "{}")
        PreprocessingSpec preprocessing,

        @Setting(
                doc =
                        "Which rows are kept back to check; auto: a hold-out of 20 %, for a forecast the latest 20 %, or none under 20 rows.",
                defaultValue = "null",
                nullWords = "auto")
        @Nullable
        ValidationStrategy validation,

        @Setting(doc = "The shape of the network.", defaultValue = "{}")
        NetworkSpec network,

        @Setting(
                doc =
                        "What training makes small; auto: mse for regression, forecasting and autoencoder, binary_cross_entropy for two classes, "
                                + "cross_entropy for more.",
                defaultValue = "null",
                nullWords = "auto")
        @Nullable
        Loss loss,

        @Setting(
                doc = "What a row of a class counts in losses, by label, 1 where none is given; balanced: as much for "
                        + "every class as a whole.",
                defaultValue = "null",
                emptyWord = "balanced",
                max = 1_000,
                example = "{\"setosa\": 1.0, \"virginica\": 2.5}")
        @Nullable
        Map<String, Double> classWeights,

        @Setting(
                doc =
                        "A numeric column, 0 or greater, that says what each row counts in losses; it is no feature then.",
                defaultValue = "null",
                min = 1,
                example = "\"weight\"")
        @Nullable
        String sampleWeightColumn,

        @Setting(doc = "How a gradient becomes a step.", defaultValue = "\"adam\"")
        OptimizerSpec optimizer,

        @Setting(doc = "How the learning rate changes in the course of training.", defaultValue = "\"constant\"")
        ScheduleSpec learningRateSchedule,

        @Setting(
                doc = "Penalties and limits on weights; auto: an L2 penalty that shrinks as the rows grow.",
                defaultValue = "null",
                nullWords = "auto")
        @Nullable
        Regularization regularization,

        @Setting(
                doc = "How gradients that are too large are cut; none: not at all.",
                defaultValue = "null",
                nullWords = "none")
        @Nullable
        GradientClipping gradientClipping,

        @Setting(
                doc = "Random changes of the training rows, in this order; rows kept back stay as they are.",
                defaultValue = "[]",
                max = 16,
                example = "[{\"type\": \"gaussian_noise\", \"standardDeviation\": 0.05}]")
        List<AugmentationSpec> augmentation,

        @Setting(
                doc = "How often training sees every row; auto: by the number of rows.",
                defaultValue = "null",
                nullWords = "auto",
                min = 1,
                max = 100_000)
        @Nullable
        Integer epochs,

        @Setting(
                doc = "Rows per step; auto: by the number of rows.",
                defaultValue = "null",
                nullWords = "auto",
                min = 1,
                max = 1_000_000)
        @Nullable
        Integer batchSize,

        @Setting(doc = "When to stop before the last epoch; none: never.", defaultValue = "{}", nullWords = "none")
        @Nullable
        EarlyStopping earlyStopping,

        @Setting(doc = "What is done to the probabilities of a classification once it is trained.", defaultValue = "{}")
        DecisionSpec decision,

        @Setting(
                doc = "Where every random choice starts; the same seed gives the same model, bit for bit.",
                defaultValue = "42")
        long seed,

        @Setting(
                doc =
                        "How long the job may run, PT1S to PT720H, all attempts together: then it ends with its best epoch"
                                + " so far.",
                defaultValue = "null",
                min = 1,
                max = 2_592_000,
                example = "\"PT1H\"")
        @Nullable
        Duration maxRuntime,

        @Setting(
                doc = "Why Lamina chose what was left to it. Written by Lamina; ignored when sent.",
                defaultValue = "null")
        @Nullable
        Map<String, String> reasons) {
    /** The same as a forecast. */
    TrainingConfiguration asForecast(ForecastSpec spec, @Nullable ValidationStrategy division) {
        return new TrainingConfiguration(
                name,
                modelName,
                datasetId,
                target,
                features,
                Task.FORECASTING,
                spec,
                priority,
                preprocessing,
                division,
                network,
                loss,
                classWeights,
                sampleWeightColumn,
                optimizer,
                learningRateSchedule,
                regularization,
                gradientClipping,
                augmentation,
                epochs,
                batchSize,
                earlyStopping,
                decision,
                seed,
                maxRuntime,
                reasons);
    }
}
