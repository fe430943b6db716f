package io.lamina.evaluation.classification;

import io.lamina.evaluation.interval.Interval;
import io.lamina.evaluation.interval.Wilson;
import io.lamina.evaluation.metric.Share;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import org.jspecify.annotations.Nullable;

/**
 * The rows whose probability is in one bin.
 *
 * @param lower probabilities are above this, and in the first bin from 0
 * @param upper and at most this
 * @param rows how many they are
 * @param meanProbability what was predicted on average; null without rows
 * @param share in what share of them it came true; null without rows
 * @param interval Wilson's of the share; null without rows
 */
@Described("The rows whose probability is in one bin; one without rows has neither mean nor share.")
public record ReliabilityBin(
        @Setting(doc = "Probabilities are above this, and in the first bin from 0.")
        double lower,

        @Setting(doc = "And at most this.") double upper,
        @Setting(doc = "Rows in the bin.") long rows,

        @Setting(doc = "What was predicted, on average; null if the bin has no rows.") @Nullable
        Double meanProbability,

        @Setting(doc = "The share of them in which it came true; null if the bin has no rows.") @Nullable
        Double share,

        @Setting(doc = "Where the share would lie on other rows; null if the bin has no rows.") @Nullable
        Interval interval) {
    static ReliabilityBin of(ReliabilityCounts counts, int bin) {
        long rows = counts.rows(bin);
        Share share = new Share(counts.hits(bin), rows);
        return new ReliabilityBin(
                ReliabilityCounts.edge(bin),
                ReliabilityCounts.edge(bin + 1),
                rows,
                rows == 0 ? null : counts.sum(bin) / rows,
                share.score("the bin has no rows").value(),
                rows == 0 ? null : Wilson.of(share));
    }
}
