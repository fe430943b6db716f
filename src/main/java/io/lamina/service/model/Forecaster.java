package io.lamina.service.model;

import io.lamina.nn.network.Predictor;
import io.lamina.table.cell.MomentText;
import io.lamina.table.encoding.Findings;
import io.lamina.table.encoding.PredictionError;
import io.lamina.table.encoding.PredictionWarning;
import io.lamina.table.encoding.ScaledNumber;
import io.lamina.table.preprocessing.InstanceEncoder;
import io.lamina.table.target.ForecastTarget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what follows histories: {@code {"history": [{…}, …]}}, rows of one series, the oldest first. Of a longer history than the model looks
 * back on, the latest rows count. Immutable, safe for any number of threads.
 *
 * <p>Refused: too few rows; rows that go back in time; rows of several series; a target that is missing in every row; and whatever is
 * refused in a row of other models.
 */
final class Forecaster {
    /** The one name of an instance. */
    static final String HISTORY = "history";

    private final ForecastTarget target;
    private final InstanceEncoder encoder;
    private final Predictor predictor;
    private final int lags;

    Forecaster(ForecastTarget target, InstanceEncoder encoder, Predictor predictor) {
        this.target = target;
        this.encoder = encoder;
        this.predictor = predictor;
        this.lags = target.forecast().chosenLags();
    }

    /** What follows each history; no history is read further once {@code mostErrors} errors were found. */
    Predicted predict(List<? extends Map<String, ? extends @Nullable Object>> instances, int mostErrors) {
        int width = Math.multiplyExact(lags, encoder.width());
        float[] inputs = new float[Math.multiplyExact(instances.size(), width)];
        double[] last = new double[instances.size()];
        List<Predicted.Remark> warnings = new ArrayList<>();
        List<Predicted.Remark> errors = new ArrayList<>();
        for (int i = 0; i < instances.size() && errors.size() < mostErrors; i++) {
            int index = i;
            List<Map<String, @Nullable Object>> history = history(instances.get(i), index, errors);
            int from = history.size() - lags;
            for (int row = Math.max(0, from); row < history.size() && from >= 0; row++) {
                Findings findings = new Findings();
                encoder.transform(history.get(row), inputs, index * width + (row - from) * encoder.width(), findings);
                int past = row;
                findings.warnings().forEach(found -> warnings.add(remark(index, past, found)));
                findings.errors().forEach(found -> errors.add(remark(index, past, found)));
            }
            if (from >= 0) {
                checkSeries(history, index, errors);
                last[i] = lastKnown(history.subList(from, history.size()), index, errors);
            }
        }
        return new Predicted(errors.isEmpty() ? answers(inputs, last) : List.of(), warnings, errors);
    }

    private static Predicted.Remark remark(int row, int past, PredictionWarning found) {
        return new Predicted.Remark(row, past, found.column(), found.code(), found.detail());
    }

    private static Predicted.Remark remark(int row, int past, PredictionError found) {
        return new Predicted.Remark(row, past, found.column(), found.code(), found.detail());
    }

    private static Predicted.Remark ofHistory(int row, String code, String detail) {
        return new Predicted.Remark(row, null, HISTORY, code, detail);
    }

    /** The rows of an instance; fewer than are needed, with an error, if it has none. */
    private List<Map<String, @Nullable Object>> history(
            Map<String, ? extends @Nullable Object> instance, int index, List<Predicted.Remark> errors) {
        for (String name : instance.keySet()) {
            if (!name.equals(HISTORY)) {
                errors.add(
                        new Predicted.Remark(
                                index,
                                null,
                                name,
                                PredictionError.UNKNOWN_COLUMN,
                                "is not known: a forecast takes {\"history\": [{…}, …]}, rows of the past by the names of their columns"));
            }
        }
        List<Map<String, @Nullable Object>> history = new ArrayList<>();
        if (!(instance.get(HISTORY) instanceof List<?> rows)) {
            errors.add(ofHistory(
                    index, "no_history", "must be a list of at least " + lags + " rows of the past, the oldest first"));
            return history;
        }
        for (Object row : rows) {
            if (!(row instanceof Map<?, ?> named)) {
                errors.add(ofHistory(
                        index,
                        PredictionError.WRONG_TYPE,
                        "must hold rows, each an object of values by the names of columns"));
                return List.of();
            }
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            named.forEach((name, value) -> values.put(String.valueOf(name), value));
            history.add(values);
        }
        if (history.size() < lags) {
            errors.add(ofHistory(
                    index,
                    "too_short",
                    "must have at least " + lags + (lags == 1 ? " row" : " rows")
                            + " of the past, the oldest first, got " + history.size()));
        }
        return history;
    }

    private void checkSeries(List<Map<String, @Nullable Object>> history, int index, List<Predicted.Remark> errors) {
        String group = target.forecast().groupColumn();
        Set<String> groups = new HashSet<>();
        String time = target.forecast().timeColumn();
        double before = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < history.size(); row++) {
            Object said =
                    group == null ? null : encoder.read(group, history.get(row).get(group));
            if (said != null) {
                groups.add(said.toString());
            }
            double now = time == null
                    ? Double.NaN
                    : time(encoder.read(time, history.get(row).get(time)));
            if (now < before) {
                errors.add(new Predicted.Remark(
                        index,
                        row,
                        String.valueOf(time),
                        "out_of_order",
                        "is earlier than the row before; send the oldest row first"));
                return;
            }
            before = Double.isNaN(now) ? before : now;
        }
        if (groups.size() > 1) {
            errors.add(ofHistory(
                    index,
                    "several_series",
                    "must be of one series, but " + group + " has " + groups.size() + " different values in it"));
        }
    }

    private static double time(@Nullable Object value) {
        double number = ScaledNumber.number(value);
        return Double.isNaN(number) && value instanceof String text ? MomentText.parse(text) : number;
    }

    private double lastKnown(List<Map<String, @Nullable Object>> history, int index, List<Predicted.Remark> errors) {
        for (Map<String, @Nullable Object> row : history.reversed()) {
            double value = ScaledNumber.number(encoder.read(target.column(), row.get(target.column())));
            if (!Double.isNaN(value)) {
                return value;
            }
        }
        errors.add(ofHistory(
                index,
                PredictionWarning.NO_VALUE,
                "must have a number as " + target.column() + " in one of its last " + lags
                        + " rows: what follows is said from there"));
        return Double.NaN;
    }

    private List<Answer> answers(float[] inputs, double[] last) {
        int horizon = predictor.outputs();
        float[] outputs = new float[Math.multiplyExact(last.length, horizon)];
        predictor.predict(inputs, last.length, outputs);
        List<Answer> answers = new ArrayList<>(last.length);
        for (int i = 0; i < last.length; i++) {
            List<Double> values = new ArrayList<>(horizon);
            double sum = 0;
            for (int step = 0; step < horizon; step++) {
                double value = target.decode(outputs[i * horizon + step], last[i]);
                sum += value;
                values.add(value);
            }
            answers.add(Double.isFinite(sum) ? new Answer.Values(values) : LoadedModel.undefined(Answer.Kind.VALUES));
        }
        return answers;
    }
}
