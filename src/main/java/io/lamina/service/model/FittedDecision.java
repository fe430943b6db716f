package io.lamina.service.model;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a classification makes a label of probabilities, and what was done to them; chosen once, on rows that were not trained on if there
 * were any, and part of the model.
 *
 * @param threshold the probability from which the second of two classes is predicted; null: the most probable class is
 * @param temperature by what the logits were divided; null: by nothing. The parameters of the output layer hold it already
 */
@Described("How a classification makes a label of probabilities, and what was done to them.")
public record FittedDecision(
        @Setting(
                doc =
                        "The probability from which the second of two classes is predicted; null: the most probable class is.",
                defaultValue = "null",
                min = 0,
                max = 1)
        @Nullable
        Double threshold,

        @Setting(
                doc = "By what the logits were divided so that probabilities come true; null: by nothing.",
                defaultValue = "null",
                min = 0,
                exclusiveMin = true)
        @Nullable
        Double temperature) {
    /** The most probable class, and probabilities as they were learned. */
    public static final FittedDecision NONE = new FittedDecision(null, null);

    /** The index of the label of the row whose probabilities start at {@code offset}. */
    int label(List<String> labels, float[] probabilities, int offset) {
        if (threshold != null) {
            return probabilities[offset + 1] >= threshold ? 1 : 0;
        }
        int best = 0;
        for (int i = 1; i < labels.size(); i++) {
            if (probabilities[offset + i] > probabilities[offset + best]) {
                best = i;
            }
        }
        return best;
    }
}
