package io.lamina.service.training;

import io.lamina.evaluation.explanation.Inputs;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.network.Predictor;
import io.lamina.service.model.ClassProbabilities;
import io.lamina.service.model.LoadedModel;
import io.lamina.service.model.ModelHeader;
import io.lamina.service.problem.ProblemType;
import io.lamina.table.Table;
import io.lamina.table.encoding.ColumnEncoder;
import io.lamina.table.target.ClassTarget;
import io.lamina.table.target.ForecastTarget;
import io.lamina.table.target.NumberTarget;
import io.lamina.table.target.ReconstructionTarget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A stored model as a function of rows of inputs. Bounded: a request may ask for so much arithmetic and no more. */
record ModelAnswers(LoadedModel model) {
    /** Multiplications that one request may take: some seconds of one core. */
    private static final long MOST_WORK = 100_000_000_000L;

    /** Inputs that are held at a time, in several copies. */
    private static final long MOST_INPUTS = 4_000_000;

    private ModelHeader header() {
        return model.header();
    }

    /** How many rows can be predicted so many times each. */
    int affordableRows(long predictions) {
        Predictor predictor = model.logits();
        long work = Math.multiplyExact(predictions, (long) predictor.parameterCount() + predictor.inputs());
        return (int) Math.min(Integer.MAX_VALUE, MOST_WORK / work);
    }

    /** How many rows of inputs can be held. */
    int holdableRows() {
        return (int) Math.max(1, MOST_INPUTS / model.logits().inputs());
    }

    /** The inputs of some rows, by the columns they come from. */
    Inputs inputs(Table table, int[] rows) {
        SequencedMap<String, List<Integer>> features = new LinkedHashMap<>();
        int at = 0;
        for (ColumnEncoder encoder : header().pipeline().encoders()) {
            List<Integer> places = features.computeIfAbsent(encoder.column(), column -> new ArrayList<>());
            for (int end = at + encoder.width(); at < end; at++) {
                places.add(at);
            }
        }
        return new Inputs(header().pipeline().transform(table, rows), at, features);
    }

    /** What the network answers before the output activation. */
    float[] logits(float[] inputs) {
        Predictor predictor = model.logits();
        int rows = inputs.length / predictor.inputs();
        float[] logits = new float[Math.multiplyExact(rows, predictor.outputs())];
        predictor.predict(inputs, rows, logits);
        for (float logit : logits) {
            if (!Float.isFinite(logit)) {
                throw ProblemType.CONFLICT.because(
                        "the model has no finite answer to some of these rows: their values are too"
                                + " far from those of training");
            }
        }
        return logits;
    }

    /** The same of rows of a table that has the model's columns. */
    float[] logits(Table table, int[] rows) {
        int width = header().outputs();
        float[] logits = new float[Math.multiplyExact(rows.length, width)];
        for (int from = 0; from < rows.length; from += TrainingData.ROWS_PER_CHUNK) {
            int[] some = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + TrainingData.ROWS_PER_CHUNK));
            float[] their = logits(header().pipeline().transform(table, some));
            System.arraycopy(their, 0, logits, from * width, their.length);
        }
        return logits;
    }

    /** The loss of each row, as it was trained. */
    double[] losses(float[] inputs, float[] targets) {
        float[] logits = logits(inputs);
        Loss loss = header().loss();
        int rows = inputs.length / model.logits().inputs();
        double[] losses = new double[rows];
        loss.evaluate(logits, targets, losses, new float[logits.length], rows, logits.length / rows);
        return losses;
    }

    /** What {@link #answers} are of: the classes, or the target. */
    List<String> outputs() {
        return switch (header().target()) {
            case ClassTarget classes -> classes.labels();
            case NumberTarget number -> List.of(number.column());
            case ForecastTarget forecast -> List.of();
            case ReconstructionTarget reconstruction -> List.of();
        };
    }

    /** The probabilities of the classes, or the value in its unit, of each row. */
    double[] answers(float[] inputs) {
        float[] outputs = logits(inputs);
        int rows = inputs.length / model.logits().inputs();
        header().loss().outputActivation().apply(outputs, 0, rows, outputs.length / rows);
        float[] given = header().target() instanceof ClassTarget ? ClassProbabilities.of(outputs, rows) : outputs;
        double[] answers = new double[given.length];
        for (int i = 0; i < given.length; i++) {
            answers[i] = header().target() instanceof NumberTarget number ? number.decode(given[i]) : given[i];
        }
        return answers;
    }
}
