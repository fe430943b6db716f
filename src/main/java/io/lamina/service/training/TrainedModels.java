package io.lamina.service.training;

import io.lamina.service.dataset.Datasets;
import io.lamina.service.dataset.OpenTable;
import io.lamina.service.dataset.StoredDataset;
import io.lamina.service.json.JsonBinder;
import io.lamina.service.model.LoadedModel;
import io.lamina.service.model.Models;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import io.lamina.table.Table;
import io.lamina.table.split.Split;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The models of finished jobs beside the rows that they were made of and scored on, while both are there. */
@Component
class TrainedModels {
    private final Datasets datasets;
    private final Models models;
    private final JsonBinder binder;
    private final TablesInHand tables;

    TrainedModels(Datasets datasets, Models models, JsonBinder binder, TablesInHand tables) {
        this.datasets = datasets;
        this.models = models;
        this.binder = binder;
        this.tables = tables;
    }

    /** A part of a table that a model can be tried on. */
    @FunctionalInterface
    interface Look<R> {
        R at(Table table, int[] part);
    }

    /** @throws ProblemException 409 if the job has published none, or it was deleted */
    LoadedModel model(TrainingJob job) {
        Integer version = job.modelVersion();
        if (version == null) {
            throw ProblemType.CONFLICT.because(
                    "job " + job.id() + " has published no model to look into: it is " + job.status());
        }
        return there(
                job, "model version " + job.modelName() + " " + version, () -> models.load(job.modelName(), version));
    }

    /** @throws ProblemException 409 if it was deleted, or has columns of other types by now */
    StoredDataset dataset(TrainingJob job) {
        StoredDataset dataset = there(job, "dataset " + job.datasetId(), () -> datasets.get(job.datasetId()));
        if (!dataset.tableSha256().equals(job.tableSha256())) {
            throw ProblemType.CONFLICT.because(
                    "job " + job.id() + " cannot be looked into any more: the types of columns of its dataset "
                            + job.datasetId() + " were changed");
        }
        return dataset;
    }

    /** What the job was to train. */
    TrainingPlan plan(TrainingJob job) {
        return new TrainingPlan(
                binder.bind(job.configuration().getBytes(StandardCharsets.UTF_8), TrainingConfiguration.class));
    }

    /**
     * Looks at the rows of a part as the job divided them.
     *
     * @throws ProblemException 503 if too many others read tables
     */
    <R> R look(TrainingJob job, StoredDataset dataset, String split, Look<R> look) {
        TrainingPlan plan = plan(job);
        return look(dataset, table -> look.at(table, part(plan.split(table), split)));
    }

    /** Looks at a table. */
    <R> R look(StoredDataset dataset, Function<Table, R> look) {
        return tables.use(() -> {
            try (OpenTable opened = datasets.open(dataset)) {
                return look.apply(opened.table());
            }
        });
    }

    private static int[] part(Split split, String name) {
        return switch (name) {
            case "training" -> split.training();
            case "validation" -> split.validation();
            case "test" -> split.test();
            default ->
                throw ProblemException.invalidParameter(
                        "split", "must be training, validation or test to look into the model, got \"" + name + "\"");
        };
    }

    private static <R> R there(TrainingJob job, String what, Supplier<R> look) {
        try {
            return look.get();
        } catch (ProblemException e) {
            if (e.type() != ProblemType.NOT_FOUND) {
                throw e;
            }
            throw ProblemType.CONFLICT.because(
                    "job " + job.id() + " cannot be looked into any more: its " + what + " was deleted");
        }
    }
}
