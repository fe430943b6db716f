package io.lamina.service.model;

import io.lamina.nn.network.Predictor;
import io.lamina.table.preprocessing.InstanceEncoder;
import io.lamina.table.target.ClassTarget;
import io.lamina.table.target.NumberTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A model in memory, ready to answer; immutable, safe for any number of threads. */
public final class LoadedModel {
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

    /** Writes the network's inputs of rows that come as named values. */
    public InstanceEncoder encoder() {
        return encoder;
    }

    /**
     * Answers rows.
     *
     * @param inputs [rows, {@code encoder().width()}], as the encoder wrote them
     */
    public List<Answer> answer(float[] inputs, int rows) {
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
