package io.lamina.service.model;

import io.lamina.nn.network.Predictor;
import io.lamina.table.encoding.Findings;
import io.lamina.table.encoding.PredictionError;
import io.lamina.table.encoding.PredictionWarning;
import io.lamina.table.preprocessing.InstanceEncoder;
import io.lamina.table.target.ClassTarget;
import io.lamina.table.target.NumberTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model in memory, ready to answer; immutable, safe for any number of threads. */
public final class LoadedModel {
    /** Values in and probabilities out that one request may come to: each may become a sentence or a number in the answer. */
    public static final int MOST_CELLS = 1_000_000;

    private static final int MOST_ERRORS = 100;

    private final String name;
    private final int version;
    private final ModelHeader header;
    private final Predictor predictor;
    private final InstanceEncoder encoder;

    LoadedModel(String name, int version, ModelHeader header, Predictor predictor) {
        this.name = name;
        this.version = version;
        this.header = header;
        this.predictor = predictor;
        this.encoder = header.pipeline().forInstances();
    }

    public String name() {
        return name;
    }

    public int version() {
        return version;
    }

    public ModelHeader header() {
        return header;
    }

    /** How many rows one request may have. */
    public int mostRows() {
        int labels = header.target() instanceof ClassTarget classes
                ? classes.labels().size()
                : 1;
        return Math.max(1, MOST_CELLS / (header.pipeline().encoders().size() + labels));
    }

    /**
     * Predicts rows that come as named values: Number, String, Boolean, or null. Reading stops once {@value #MOST_ERRORS} errors
     * were found.
     */
    public Predicted predict(List<Map<String, @Nullable Object>> instances) {
        int width = encoder.width();
        float[] inputs = new float[Math.multiplyExact(instances.size(), width)];
        List<Predicted.Remark> warnings = new ArrayList<>();
        List<Predicted.Remark> errors = new ArrayList<>();
        for (int row = 0; row < instances.size() && errors.size() < MOST_ERRORS; row++) {
            Findings findings = new Findings();
            encoder.transform(instances.get(row), inputs, row * width, findings);
            for (PredictionWarning warning : findings.warnings()) {
                warnings.add(new Predicted.Remark(row, warning.column(), warning.code(), warning.detail()));
            }
            for (PredictionError error : findings.errors()) {
                errors.add(new Predicted.Remark(row, error.column(), error.code(), error.detail()));
            }
        }
        return new Predicted(errors.isEmpty() ? answer(inputs, instances.size()) : List.of(), warnings, errors);
    }

    private List<Answer> answer(float[] inputs, int rows) {
        float[] outputs = new float[Math.multiplyExact(rows, predictor.outputs())];
        predictor.predict(inputs, rows, outputs);
        List<Answer> answers = new ArrayList<>(rows);
        switch (header.target()) {
            case ClassTarget classes -> {
                int count = classes.labels().size();
                float[] probabilities = ClassProbabilities.of(outputs, rows);
                for (int row = 0; row < rows; row++) {
                    answers.add(answer(classes.labels(), probabilities, row * count));
                }
            }
            case NumberTarget number -> {
                for (int row = 0; row < rows; row++) {
                    double value = number.decode(outputs[row]);
                    answers.add(Double.isFinite(value) ? new Answer.Value(value) : undefined(false));
                }
            }
        }
        return answers;
    }

    private static Answer answer(List<String> labels, float[] probabilities, int offset) {
        Map<String, Double> byLabel = LinkedHashMap.newLinkedHashMap(labels.size());
        int best = 0;
        for (int i = 0; i < labels.size(); i++) {
            if (!Float.isFinite(probabilities[offset + i])) {
                return undefined(true);
            }
            if (probabilities[offset + i] > probabilities[offset + best]) {
                best = i;
            }
            byLabel.put(labels.get(i), (double) probabilities[offset + i]);
        }
        return new Answer.Label(labels.get(best), byLabel);
    }

    private static Answer undefined(boolean ofClasses) {
        return new Answer.Undefined(
                ofClasses, "the values are so far from those of training that the prediction is not a finite number");
    }
}
