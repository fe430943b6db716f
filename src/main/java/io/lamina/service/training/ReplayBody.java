package io.lamina.service.training;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of training a job again. */
@Described("What came of training a job again.")
record ReplayBody(
        @Setting(
                doc = "identical: everything that was compared is the same to the bit; different: something is not.",
                allowed = {ReplayBody.IDENTICAL, ReplayBody.DIFFERENT})
        String result,

        @Setting(doc = "The first of differences; null if there is none.") @Nullable
        Difference firstDifference,

        @Setting(doc = "The first difference of each thing that was compared and differs, in the order of compared.")
        List<Difference> differences,

        @Setting(
                doc =
                        "What was compared: dataset, epoch, tensor, model. Without tensor and model nothing is kept of the job's network any more; after a table that is damaged nothing can be trained.")
        List<String> compared,

        @Setting(
                doc =
                        "What to know of the result: the first cell of another table, why the job could not be reproduced, what trained it then.")
        List<String> notes) {
    static final String IDENTICAL = "identical";
    static final String DIFFERENT = "different";

    static ReplayBody of(List<Difference> differences, List<String> compared, List<String> notes) {
        return new ReplayBody(
                differences.isEmpty() ? IDENTICAL : DIFFERENT,
                differences.isEmpty() ? null : differences.getFirst(),
                differences,
                compared,
                notes);
    }

    /** The result for a history: {@code Different: dataset}. */
    String sentence() {
        return firstDifference == null
                ? "Identical: " + String.join(", ", compared)
                : "Different: " + firstDifference.place();
    }

    /** Where a replay differs first from its job. */
    @Described("Where a replay differs first from its job.")
    record Difference(
            @Setting(
                    doc =
                            "dataset: the bytes of the table; epoch: a number of the learning curve; tensor: a parameter; model: what the artifact says beside parameters.",
                    allowed = {Difference.DATASET, Difference.EPOCH, Difference.TENSOR, Difference.MODEL})
            String what,

            @Setting(doc = "The fold, from 1; null for the network that is published, and for all but epochs.")
            @Nullable
            Integer fold,

            @Setting(doc = "The epoch, from 1; null for all but epochs.") @Nullable
            Integer epoch,

            @Setting(doc = "Name of the tensor; null for all but tensors.") @Nullable
            String tensor,

            @Setting(doc = "Place in the tensor's values, row by row, from 0; null for all but tensors.") @Nullable
            Integer index,

            @Setting(doc = "Which number of the epoch, or which part of the model; else null.") @Nullable
            String path,

            @Setting(doc = "What the job has; null if it has none.") @Nullable
            String expected,

            @Setting(doc = "What the replay has; null if it has none.") @Nullable
            String actual) {
        static final String DATASET = "dataset";
        static final String EPOCH = "epoch";
        static final String TENSOR = "tensor";
        static final String MODEL = "model";

        static Difference ofDataset(@Nullable String expected, @Nullable String actual) {
            return new Difference(DATASET, null, null, null, null, null, expected, actual);
        }

        static Difference ofEpoch(
                @Nullable Integer fold,
                int epoch,
                @Nullable String path,
                @Nullable String expected,
                @Nullable String actual) {
            return new Difference(EPOCH, fold, epoch, null, null, path, expected, actual);
        }

        static Difference ofTensor(
                String tensor, @Nullable Integer index, @Nullable String expected, @Nullable String actual) {
            return new Difference(TENSOR, null, null, tensor, index, null, expected, actual);
        }

        static Difference ofModel(@Nullable String path, @Nullable String expected, @Nullable String actual) {
            return new Difference(MODEL, null, null, null, null, path, expected, actual);
        }

        /** Where it is, for a person: {@code fold 2, epoch 3, trainingLoss}. */
        String place() {
            StringBuilder place = new StringBuilder();
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
