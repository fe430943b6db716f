package io.lamina.service.training;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the trials of a search have in common: a request that was held against its table, with nothing left to choose.
 *
 * @param task what is learned, in the word of JSON
 * @param configuration resolved, with its reasons; trials differ from it in what the search varies, and in nothing else
 * @param folds how many networks are trained and scored before the one that is kept; 0: no cross-validation
 * @param scores by what the rows kept back are scored, and whether greater is better; empty: none are kept back
 * @param rows a hash of the rows that are learned from and scored, which all trials must have
 */
public record TrialBase(
        String name,
        String modelName,
        int priority,
        UUID datasetId,
        String datasetSha256,
        String tableSha256,
        String task,
        @Nullable String target,
        JsonNode configuration,
        int epochs,
        int folds,
        Map<String, Boolean> scores,
        long rows) {
    /** The same without a limit of time for each training. */
    public TrialBase withoutClock() {
        ObjectNode untimed = (ObjectNode) configuration.deepCopy();
        untimed.putNull("maxRuntime");
        return new TrialBase(
                name,
                modelName,
                priority,
                datasetId,
                datasetSha256,
                tableSha256,
                task,
                target,
                untimed,
                epochs,
                folds,
                scores,
                rows);
    }
}
