package io.lamina.service.training;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of doing a job again: of one training, or of a search with all its trials. */
@Described("What came of doing a job again.")
public record ReplayBody(
        @Setting(
                doc = "identical: everything that was compared is the same to the bit; different: something is not.",
                allowed = {ReplayBody.IDENTICAL, ReplayBody.DIFFERENT})
        String result,

        @Setting(doc = "The first of differences; null if there is none.") @Nullable
        Difference firstDifference,

        @Setting(
                doc =
                        "The first difference of each thing that was compared and differs, in the order in which they were found.")
        List<Difference> differences,

        @Setting(
                doc =
                        "What was compared: dataset, epoch, tensor, model; of a tuning job also proposal, objective and status of each trial. Without tensor and model nothing is kept of the job's network any more; after a table that is damaged nothing can be trained.")
        List<String> compared,

        @Setting(
                doc =
                        "What to know of the result: the first cell of another table, why the job could not be reproduced, what trained it then.")
        List<String> notes) {
    static final String IDENTICAL = "identical";
    static final String DIFFERENT = "different";

    /** Differences in the order in which they were found; none: identical. */
    public static ReplayBody of(List<Difference> differences, List<String> compared, List<String> notes) {
        return new ReplayBody(
                differences.isEmpty() ? IDENTICAL : DIFFERENT,
                differences.isEmpty() ? null : differences.getFirst(),
                differences,
                compared,
                notes);
    }

    /** The result for a history: {@code Different: dataset}. */
    public String sentence() {
        return firstDifference == null
                ? "Identical: " + String.join(", ", compared)
                : "Different: " + firstDifference.place();
    }

    /** Where a replay differs first from its job. */
    @Described("Where a replay differs first from its job.")
    public record Difference(
            @Setting(
                    doc =
                            "dataset: the bytes of the table; epoch: a number of the learning curve; tensor: a parameter; model: what the artifact says beside parameters; of a trial also proposal: what was to be tried; objective: what it was judged by; status: how and where it ended.",
                    allowed = {
                        Difference.DATASET,
                        Difference.PROPOSAL,
                        Difference.EPOCH,
                        Difference.TENSOR,
                        Difference.MODEL,
                        Difference.OBJECTIVE,
                        Difference.STATUS
                    })
            String what,

            @Setting(doc = "The trial, from 1; null for the dataset, and for all but tuning jobs.") @Nullable
            Integer trial,

            @Setting(doc = "The fold, from 1; null for the network that is published, and for all but epochs.")
            @Nullable
            Integer fold,

            @Setting(doc = "The epoch, from 1; null for all but epochs.") @Nullable
            Integer epoch,

            @Setting(doc = "Name of the tensor; null for all but tensors.") @Nullable
            String tensor,

            @Setting(doc = "Place in the tensor's values, row by row, from 0; null for all but tensors.") @Nullable
            Integer index,

            @Setting(
                    doc =
                            "Which number of the epoch, which part of the model, of what was to be tried or of how it ended; else null.")
            @Nullable
            String path,

            @Setting(doc = "What the job has; null if it has none.") @Nullable
            String expected,

            @Setting(doc = "What the replay has; null if it has none.") @Nullable
            String actual) {
        public static final String DATASET = "dataset";
        public static final String PROPOSAL = "proposal";
        public static final String EPOCH = "epoch";
        public static final String TENSOR = "tensor";
        public static final String MODEL = "model";
        public static final String OBJECTIVE = "objective";
        public static final String STATUS = "status";

        static Difference ofDataset(@Nullable String expected, @Nullable String actual) {
            return new Difference(DATASET, null, null, null, null, null, null, expected, actual);
        }

        static Difference ofEpoch(
                @Nullable Integer fold,
                int epoch,
                @Nullable String path,
                @Nullable String expected,
                @Nullable String actual) {
            return new Difference(EPOCH, null, fold, epoch, null, null, path, expected, actual);
        }

        static Difference ofTensor(
                String tensor, @Nullable Integer index, @Nullable String expected, @Nullable String actual) {
            return new Difference(TENSOR, null, null, null, tensor, index, null, expected, actual);
        }

        static Difference ofModel(@Nullable String path, @Nullable String expected, @Nullable String actual) {
            return new Difference(MODEL, null, null, null, null, null, path, expected, actual);
        }

        /** Of what its owner knows of a trial: what was to be tried, or what came of it. */
        public static Difference ofTrial(
                int trial, String what, @Nullable String path, @Nullable String expected, @Nullable String actual) {
            return new Difference(what, trial, null, null, null, null, path, expected, actual);
        }

        /** The same, of the training of this trial. */
        public Difference inTrial(int number) {
            return new Difference(what, number, fold, epoch, tensor, index, path, expected, actual);
        }

        /** Where it is, for a person: {@code fold 2, epoch 3, trainingLoss}. */
        String place() {
            StringBuilder place = new StringBuilder();
            if (trial != null) {
                place.append("trial ").append(trial).append(", ");
            }
            if (fold != null) {
                place.append("fold ").append(fold).append(", ");
            }
            place.append(what);
            place.append(epoch == null ? "" : " " + epoch);
            place.append(tensor == null ? "" : " " + tensor);
            place.append(index == null ? "" : " at " + index);
            place.append(path == null ? "" : ", " + path);
            return place.toString();
        }
    }
}
