package io.lamina.evaluation;

import io.lamina.evaluation.interval.Bootstrap;
import io.lamina.evaluation.interval.Interval;
import io.lamina.evaluation.interval.Wilson;
import io.lamina.evaluation.metric.Metric;
import io.lamina.evaluation.metric.Predictions;
import io.lamina.evaluation.metric.Score;
import io.lamina.evaluation.metric.Share;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The metrics of a family that apply to some predictions, by name. */
record Scorecard(
        Map<String, @Nullable Double> metrics, Map<String, String> undefined, Map<String, Interval> intervals) {
    static <P extends Predictions<P>> Scorecard of(
            List<? extends Metric<P>> family, P predictions, boolean withIntervals) {
        Map<String, @Nullable Double> metrics = new LinkedHashMap<>();
        Map<String, String> undefined = new LinkedHashMap<>();
        Map<String, Interval> intervals = new LinkedHashMap<>();
        List<Metric<P>> drawn = new ArrayList<>();
        List<Score> scores = new ArrayList<>();
        for (Metric<P> metric : family) {
            if (!metric.appliesTo(predictions)) {
                continue;
            }
            Score score = metric.of(predictions);
            metrics.put(metric.name(), Score.valueOrReason(metric.name(), score, undefined));
            Share share = metric.share(predictions);
            if (withIntervals && share != null) {
                intervals.put(metric.name(), Wilson.of(share));
            } else if (withIntervals && score.value() != null) {
                drawn.add(metric);
                scores.add(score);
            }
        }
        List<Interval> found = Bootstrap.of(drawn, scores, predictions);
        for (int i = 0; i < found.size(); i++) {
            intervals.put(drawn.get(i).name(), found.get(i));
        }
        return new Scorecard(metrics, undefined, inOrder(intervals, metrics));
    }

    /** These and others, which follow them. */
    Scorecard and(Scorecard others) {
        Map<String, @Nullable Double> allMetrics = new LinkedHashMap<>(metrics);
        allMetrics.putAll(others.metrics);
        Map<String, String> allUndefined = new LinkedHashMap<>(undefined);
        allUndefined.putAll(others.undefined);
        Map<String, Interval> allIntervals = new LinkedHashMap<>(intervals);
        allIntervals.putAll(others.intervals);
        return new Scorecard(allMetrics, allUndefined, allIntervals);
    }

    private static Map<String, Interval> inOrder(
            Map<String, Interval> intervals, Map<String, @Nullable Double> metrics) {
        Map<String, Interval> ordered = new LinkedHashMap<>();
        for (String name : metrics.keySet()) {
            Interval interval = intervals.get(name);
            if (interval != null) {
                ordered.put(name, interval);
            }
        }
        return ordered;
    }
}
