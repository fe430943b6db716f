package io.lamina.service.training;

import io.lamina.service.dataset.Datasets;
import io.lamina.service.dataset.OpenTable;
import io.lamina.service.dataset.StoredDataset;
import io.lamina.service.model.LoadedModel;
import io.lamina.service.model.ModelHeader;
import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.LabelColumn;
import io.lamina.table.Table;
import io.lamina.table.target.ClassTarget;
import io.lamina.table.target.ForecastTarget;
import io.lamina.table.target.NumberTarget;
import io.lamina.table.target.ReconstructionTarget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Scores of a stored model on any dataset that has its columns; bounded, so that a request can wait for them. */
@Component
class ModelEvaluations {
    /** So many rows are scored at most, spread evenly over the table. */
    static final int MOST_ROWS = 100_000;

    private static final int MOST_LABELS_NAMED = 20;

    private final Datasets datasets;
    private final TablesInHand tables;

    ModelEvaluations(Datasets datasets, TablesInHand tables) {
        this.datasets = datasets;
        this.tables = tables;
    }

    /**
     * Scores on a dataset.
     *
     * @param sameDataset whether the model was trained on these very bytes
     * @param targetMissingRows rows that could not be scored: their target is missing
     */
    record Scored(boolean sameDataset, long targetMissingRows, PartEvaluation evaluation) {}

    /**
     * Scores the rows whose target is known.
     *
     * @throws ProblemException 404 if there is no such dataset, 422 with everything in which the dataset does not fit the model
     */
    Scored score(LoadedModel model, StoredDataset dataset) {
        return tables.use(() -> {
            try (OpenTable opened = datasets.open(dataset)) {
                return score(model, dataset, opened.table());
            }
        });
    }

    private static Scored score(LoadedModel model, StoredDataset dataset, Table table) {
        ModelHeader header = model.header();
        throwIfUnfit(header, table);
        Column target = target(header, table);
        int[] known = IntStream.range(0, table.rowCount())
                .filter(row -> target == null || !target.isMissing(row))
                .toArray();
        if (known.length == 0) {
            throw refused(List.of(error(
                    target == null ? null : target.name(),
                    target == null ? "the dataset has no rows" : "is the target, but every value is missing")));
        }
        ModelAnswers answers = new ModelAnswers(model);
        int[] rows = TrainingRun.spread(known, Math.max(1, Math.min(MOST_ROWS, answers.affordableRows(1))));
        boolean same = dataset.sha256().equals(header.provenance().datasetSha256());
        PartScorer scorer = new PartScorer(
                header.task(), header.pipeline(), header.target(), null, header.loss(), header.decision());
        PartEvaluation evaluation = scorer.score("dataset", table, rows, answers.logits(table, rows), null, !same);
        return new Scored(same, table.rowCount() - known.length, evaluation);
    }

    private static @Nullable Column target(ModelHeader header, Table table) {
        return switch (header.target()) {
            case ClassTarget classes -> table.column(classes.column());
            case NumberTarget number -> table.column(number.column());
            case ForecastTarget forecast -> table.column(forecast.column());
            case ReconstructionTarget reconstruction -> null;
        };
    }

    private static void throwIfUnfit(ModelHeader header, Table table) {
        List<ProblemError> errors = new ArrayList<>();
        header.pipeline().mismatches(table).forEach(error -> errors.add(error(error.column(), error.detail())));
        switch (header.target()) {
            case ClassTarget classes -> checkLabels(classes, table, errors);
            case NumberTarget number -> checkNumbers(number, table, errors);
            case ForecastTarget forecast ->
                errors.add(
                        error(
                                null,
                                "cannot be scored by a forecast, whose windows are those of its own series; its job's evaluation has its scores"));
            case ReconstructionTarget reconstruction -> {
                // Its target are its inputs.
            }
        }
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
    }

    private static void checkLabels(ClassTarget classes, Table table, List<ProblemError> errors) {
        Column column = table.find(classes.column()).orElse(null);
        if (column == null) {
            errors.add(error(classes.column(), "is the target, and the dataset has no column of this name"));
        } else if (column instanceof LabelColumn labelled) {
            Set<String> known = new HashSet<>(classes.labels());
            labelled.labels().stream()
                    .filter(label -> !known.contains(label))
                    .limit(MOST_LABELS_NAMED)
                    .forEach(label -> errors.add(error(
                            classes.column(),
                            "the label \"" + label + "\" is none that the model knows: " + classes.labels())));
        } else {
            errors.add(error(classes.column(), "holds more labels than the model knows: " + classes.labels()));
        }
    }

    private static void checkNumbers(NumberTarget number, Table table, List<ProblemError> errors) {
        Column column = table.find(number.column()).orElse(null);
        if (column == null) {
            errors.add(error(number.column(), "is the target, and the dataset has no column of this name"));
        } else if (column.type() != ColumnType.NUMERIC) {
            errors.add(error(
                    number.column(),
                    "is the target and must hold numbers, but it is "
                            + column.type().name().toLowerCase(Locale.ROOT)));
        }
    }

    private static ProblemError error(@Nullable String column, String detail) {
        return new ProblemError("/datasetId", null, null, null, column, detail);
    }

    private static ProblemException refused(List<ProblemError> errors) {
        return ProblemException.invalidRequest(errors);
    }
}
