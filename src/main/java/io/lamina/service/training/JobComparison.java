package io.lamina.service.training;

import io.lamina.evaluation.comparison.McNemar;
import io.lamina.evaluation.comparison.ResampledTTest;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Training jobs side by side; every list of values is in the order of {@code jobs}. */
@Described("Training jobs side by side; every list of values is in the order of jobs.")
record JobComparison(
        @Setting(doc = "The jobs, in the order in which they were named.")
        List<ComparedJob> jobs,

        @Setting(doc = "Every setting of any of them, in the order of a configuration.")
        List<ComparedSetting> configuration,

        @Setting(doc = "Every metric of any of them, of the part of the rows that getEvaluation shows by default.")
        List<ComparedMetric> metrics,

        @Setting(doc = "Whether the difference of each pair could be chance; each pair once.")
        List<ComparedPair> tests) {
    /** One of the jobs. */
    @Described("One of the jobs that are compared.")
    record ComparedJob(
            @Setting(doc = "Id of the job.") UUID id,
            @Setting(doc = "What to call it; not unique.") String name,
            @Setting(doc = "Where it stands.") TrainingStatus status,

            @Setting(doc = "SHA-256 of the bytes of its dataset.")
            String datasetSha256,

            @Setting(doc = "The part of the rows that its metrics are of; null if it was not scored yet.") @Nullable
            String split,

            @Setting(doc = "Rows of that part; null if it was not scored yet.") @Nullable
            Long rowCount) {}

    /** One setting of all jobs. */
    @Described("One setting of all jobs.")
    record ComparedSetting(
            @Setting(doc = "Its path in the configuration.", example = "\"network.hiddenLayers.0.units\"")
            String path,

            @Setting(doc = "Whether not all jobs have the same value.")
            boolean differs,

            @Setting(doc = "Its value in each job; null where the job has no such setting.")
            List<JsonNode> values) {}

    /** One metric of all jobs. */
    @Described("One metric of all jobs.")
    record ComparedMetric(
            @Setting(doc = "Name of the metric.") String name,

            @Setting(doc = "Whether a larger value is better.")
            boolean greaterIsBetter,

            @Setting(doc = "Its value for each job; null where there is none.")
            List<@Nullable Double> values,

            @Setting(
                    doc =
                            "The jobs with the best value; empty unless two have one and all that have one were scored on the same rows of the"
                                    + " same dataset.")
            List<UUID> best) {}

    /** Whether two jobs differ beyond chance. */
    @Described("Whether two jobs differ beyond chance.")
    record ComparedPair(
            @Setting(doc = "Id of the first job.") UUID first,
            @Setting(doc = "Id of the second job.") UUID second,

            @Setting(
                    doc =
                            "What is compared: accuracy of a classification, rmse of a regression in folds; null if nothing can be.")
            @Nullable
            String metric,

            @Setting(doc = "Of two classifications of the same held-out rows, else null.") @Nullable
            McNemar mcNemar,

            @Setting(doc = "Of two cross-validations in the same folds, else null.") @Nullable
            ResampledTTest resampledT,

            @Setting(doc = "Why they cannot be compared; null if they can.") @Nullable
            String incomparableBecause) {
        static ComparedPair of(UUID first, UUID second, McNemar test) {
            return new ComparedPair(first, second, "accuracy", test, null, null);
        }

        static ComparedPair of(UUID first, UUID second, String metric, ResampledTTest test) {
            return new ComparedPair(first, second, metric, null, test, null);
        }

        static ComparedPair incomparable(UUID first, UUID second, String reason) {
            return new ComparedPair(first, second, null, null, null, reason);
        }
    }
}
