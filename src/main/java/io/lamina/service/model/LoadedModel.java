package io.lamina.service.model;

import io.lamina.nn.activation.OutputActivation;
import io.lamina.nn.loss.Mse;
import io.lamina.nn.network.Predictor;
import io.lamina.table.encoding.Findings;
import io.lamina.table.encoding.PredictionError;
import io.lamina.table.encoding.PredictionWarning;
import io.lamina.table.preprocessing.InstanceEncoder;
import io.lamina.table.target.ClassTarget;
import io.lamina.table.target.ForecastTarget;
import io.lamina.table.target.NumberTarget;
import io.lamina.table.target.ReconstructionTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model in memory, ready to answer; immutable, safe for any number of threads. */
public final class LoadedModel {
    /** Values in, and values or probabilities out, that one request may come to: each may become a sentence or a number in the answer. */
    public static final int MOST_CELLS = 1_000_000;

    private static final int MOST_ERRORS = 100;

    private final String name;
    private final int version;
    private final ModelHeader header;
    private final Predictor predictor;
    private final Predictor logits;
    private final InstanceEncoder encoder;
    private final @Nullable Forecaster forecaster;

    LoadedModel(String name, int version, ModelHeader header, Predictor predictor) {
        this.name = name;
        this.version = version;
        this.header = header;
        this.predictor = predictor;
        this.logits = predictor.with(OutputActivation.IDENTITY);
        this.encoder = header.pipeline().forInstances();
        this.forecaster =
                header.target() instanceof ForecastTarget target ? new Forecaster(target, encoder, predictor) : null;
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

    /** Answers before the output activation, as a loss takes them. */
    public Predictor logits() {
        return logits;
    }

    /** How many numbers an autoencoder embeds a row in. */
    public int embeddingUnits() {
        return predictor.embeddingUnits();
    }

    /** How many rows one request may have. */
    public int mostRows() {
        int columns = header.pipeline().encoders().size();
        int answers = switch (header.target()) {
            case ClassTarget classes -> classes.labels().size();
            case NumberTarget number -> 1;
            case ForecastTarget forecast ->
                columns * (forecast.forecast().chosenLags() - 1)
                        + forecast.forecast().horizon();
            case ReconstructionTarget reconstruction -> columns + predictor.embeddingUnits();
        };
        return Math.max(1, MOST_CELLS / (columns + answers));
    }

    /** Whether an instance is a history of rows, and not one row. */
    public boolean isForecast() {
        return forecaster != null;
    }

    /**
     * Predicts rows that come as named values: Number, String, Boolean, or null; of a forecast, histories of such rows, each under the name
     * {@code history}. Reading stops once {@value #MOST_ERRORS} errors
     * were found.
     */
    public Predicted predict(List<Map<String, @Nullable Object>> instances) {
        if (forecaster != null) {
            return forecaster.predict(instances, MOST_ERRORS);
        }
        int width = encoder.width();
        float[] inputs = new float[Math.multiplyExact(instances.size(), width)];
        List<Predicted.Remark> warnings = new ArrayList<>();
        List<Predicted.Remark> errors = new ArrayList<>();
        for (int row = 0; row < instances.size() && errors.size() < MOST_ERRORS; row++) {
            Findings findings = new Findings();
            encoder.transform(instances.get(row), inputs, row * width, findings);
            for (PredictionWarning warning : findings.warnings()) {
                warnings.add(new Predicted.Remark(row, null, warning.column(), warning.code(), warning.detail()));
            }
            for (PredictionError error : findings.errors()) {
                errors.add(new Predicted.Remark(row, null, error.column(), error.code(), error.detail()));
            }
        }
        return new Predicted(
                errors.isEmpty() ? answer(inputs, instances.size(), warnings) : List.of(), warnings, errors);
    }

    private List<Answer> answer(float[] inputs, int rows, List<Predicted.Remark> warnings) {
        if (header.target() instanceof ReconstructionTarget) {
            return reconstruct(inputs, rows, warnings);
        }
        float[] outputs = new float[Math.multiplyExact(rows, predictor.outputs())];
        predictor.predict(inputs, rows, outputs);
        List<Answer> answers = new ArrayList<>(rows);
        switch (header.target()) {
            case ClassTarget classes -> {
                int count = classes.labels().size();
                float[] probabilities = ClassProbabilities.of(outputs, rows);
                for (int row = 0; row < rows; row++) {
                    answers.add(answer(header.decision(), classes.labels(), probabilities, row * count));
                }
            }
            case NumberTarget number -> {
                for (int row = 0; row < rows; row++) {
                    double value = number.decode(outputs[row]);
                    answers.add(Double.isFinite(value) ? new Answer.Value(value) : undefined(Answer.Kind.VALUE));
                }
            }
            case ForecastTarget forecast -> throw new IllegalStateException("answered by its forecaster");
            case ReconstructionTarget reconstruction -> throw new IllegalStateException("answered above");
        }
        return answers;
    }

    private static Answer answer(FittedDecision decision, List<String> labels, float[] probabilities, int offset) {
        Map<String, Double> byLabel = LinkedHashMap.newLinkedHashMap(labels.size());
        for (int i = 0; i < labels.size(); i++) {
            if (!Float.isFinite(probabilities[offset + i])) {
                return undefined(Answer.Kind.LABEL);
            }
            byLabel.put(labels.get(i), (double) probabilities[offset + i]);
        }
        return new Answer.Label(labels.get(decision.label(labels, probabilities, offset)), byLabel);
    }

    private List<Answer> reconstruct(float[] inputs, int rows, List<Predicted.Remark> warnings) {
        int width = predictor.outputs();
        int units = predictor.embeddingUnits();
        float[] outputs = new float[Math.multiplyExact(rows, width)];
        float[] embeddings = new float[Math.multiplyExact(rows, units)];
        predictor.predict(inputs, rows, outputs, embeddings);
        double[] scores = new double[rows];
        new Mse().evaluate(outputs, inputs, scores, new float[outputs.length], rows, width);
        List<Answer> answers = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            List<Double> embedding = new ArrayList<>(units);
            double sum = scores[row];
            for (int unit = 0; unit < units; unit++) {
                embedding.add((double) embeddings[row * units + unit]);
                sum += embeddings[row * units + unit];
            }
            if (!Double.isFinite(sum)) {
                answers.add(undefined(Answer.Kind.RECONSTRUCTION));
                continue;
            }
            Findings findings = new Findings();
            answers.add(new Answer.Reconstruction(
                    header.pipeline().decode(outputs, row * width, findings), scores[row], embedding));
            for (PredictionWarning warning : findings.warnings()) {
                warnings.add(new Predicted.Remark(row, null, warning.column(), warning.code(), warning.detail()));
            }
        }
        return answers;
    }

    static Answer undefined(Answer.Kind kind) {
        return new Answer.Undefined(
                kind, "the values are so far from those of training that the prediction is not a finite number");
    }
}
