package io.lamina.service.training;

import io.lamina.evaluation.explanation.GridValue;
import io.lamina.evaluation.explanation.Importance;
import io.lamina.evaluation.explanation.Inputs;
import io.lamina.evaluation.explanation.PartialDependence;
import io.lamina.service.dataset.StoredDataset;
import io.lamina.service.model.LoadedModel;
import io.lamina.service.problem.Nearest;
import io.lamina.service.problem.ProblemException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the model of a finished job depends on, worked out when somebody asks, on at most {@value #MOST_ROWS} rows of the part that was
 * scored; the latest answers are remembered. Safe for many threads; as many work at a time as may have a table.
 */
@Component
class Explanations {
    private static final int MOST_ROWS = 2_000;
    private static final int FEWEST_ROWS = 100;
    private static final int MOST_REMEMBERED = 200;

    private final TrainedModels trained;
    private final Map<Question, Object> remembered = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Object> eldest) {
            return size() > MOST_REMEMBERED;
        }
    });

    Explanations(TrainedModels trained) {
        this.trained = trained;
    }

    /** The part whose rows a model is asked about: one of a cross-validation has learned from all rows. */
    private static String part(String split) {
        return split.equals(PartEvaluation.CROSS_VALIDATION) ? "training" : split;
    }

    /** @param feature null: the importance of all */
    private record Question(
            UUID job, String split, @Nullable String feature) {}

    /**
     * How much the loss of a part grows without each feature; of a cross-validation that of the training rows.
     *
     * @throws ProblemException 400 if it would take too long, 409 if model or dataset are not there
     */
    Importance importance(TrainingJob job, String scored) {
        String split = part(scored);
        LoadedModel model = trained.model(job);
        if (model.isForecast()) {
            throw ProblemException.invalidParameter(
                    "importance", "needs a model of single rows; a forecast answers to windows of them");
        }
        StoredDataset dataset = trained.dataset(job);
        return remembered(
                new Question(job.id(), split, null),
                Importance.class,
                () -> trained.look(job, dataset, split, (table, part) -> {
                    ModelAnswers answers = new ModelAnswers(model);
                    long features = model.header().pipeline().encoders().size();
                    int[] rows = some(answers, part, features * Importance.REPEATS, "importance");
                    float[] targets = TrainingData.targets(
                            model.header().target(), model.header().pipeline(), null, table, rows);
                    return Importance.of(split, answers.inputs(table, rows), inputs -> answers.losses(inputs, targets));
                }));
    }

    /**
     * What the model answers on average by the value of one feature, over the same rows.
     *
     * @throws ProblemException 400 if it is none of the model's features, or the model has no single answer; 409 as above
     */
    PartialDependence partialDependence(TrainingJob job, String scored, String feature) {
        String split = part(scored);
        LoadedModel model = trained.model(job);
        ModelAnswers answers = new ModelAnswers(model);
        List<String> features = model.header().pipeline().encoders().stream()
                .map(encoder -> encoder.column())
                .distinct()
                .toList();
        if (answers.outputs().isEmpty()) {
            throw ProblemException.invalidParameter(
                    "partialDependence",
                    "needs a model with one answer to a row; an autoencoder has as many as inputs, and a forecast answers to windows");
        }
        if (!features.contains(feature)) {
            throw ProblemException.invalidParameter(
                    "partialDependence",
                    "must be a feature of the model, got \"" + feature + "\"" + Nearest.hint(feature, features));
        }
        StoredDataset dataset = trained.dataset(job);
        return remembered(
                new Question(job.id(), split, feature),
                PartialDependence.class,
                () -> trained.look(job, dataset, split, (table, part) -> {
                    int[] rows = some(answers, part, PartialDependence.MOST_POINTS, "partialDependence");
                    List<GridValue> grid = Grid.of(table.column(feature), rows);
                    Inputs inputs = answers.inputs(table, rows);
                    return PartialDependence.of(split, feature, grid, inputs, answers.outputs(), answers::answers);
                }));
    }

    private <R> R remembered(Question question, Class<R> type, Supplier<R> answer) {
        Object known = remembered.get(question);
        if (known == null) {
            known = answer.get();
            remembered.put(question, known);
        }
        return type.cast(known);
    }

    private static int[] some(ModelAnswers answers, int[] part, long predictions, String parameter) {
        int affordable = answers.affordableRows(predictions);
        if (affordable < Math.min(FEWEST_ROWS, part.length)) {
            throw ProblemException.invalidParameter(
                    parameter,
                    "takes " + predictions + " predictions a row, which this model is too large for in one request");
        }
        return TrainingRun.spread(part, Math.min(MOST_ROWS, Math.min(affordable, answers.holdableRows())));
    }
}
