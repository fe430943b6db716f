package io.lamina.service.training;

import io.lamina.service.dataset.StoredDataset;
import io.lamina.service.json.Query;
import io.lamina.service.model.LoadedModel;
import io.lamina.service.model.Models;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Scores of stored models over HTTP. */
@RestController
@RequestMapping("/api/v1/models/{name}/evaluations")
@Tag(name = "Models")
class ModelEvaluationController {
    private final ModelEvaluations evaluations;
    private final Models models;
    private final TrainingJobs jobs;

    ModelEvaluationController(ModelEvaluations evaluations, Models models, TrainingJobs jobs) {
        this.evaluations = evaluations;
        this.models = models;
        this.jobs = jobs;
    }

    /** What to score on. */
    @Described("What to score a model on.")
    record ModelEvaluationRequest(
            @Setting(
                    doc =
                            "A dataset with the columns that the model reads, and its target; other columns do not matter.",
                    example = "\"01900000-0000-7000-8000-000000000001\"")
            UUID datasetId) {}

    /** Which version is to be scored. */
    record EvaluatedVersionQuery(
            @Setting(doc = "Version of the model; by default the latest.", defaultValue = "null", min = 1) @Nullable
            Integer version) {}

    /** The scores. */
    @Described("The scores of a model version on a dataset.")
    record ModelEvaluation(
            @Setting(doc = "Name of the model.") String name,

            @Setting(doc = "Number of the version that was scored.")
            int version,

            @Setting(doc = "The dataset that it was scored on.")
            UUID datasetId,

            @Setting(
                    doc =
                            "Whether the model was trained on these very bytes: scores are then too good, and have no intervals.")
            boolean trainedOn,

            @Setting(doc = "Rows of the dataset.") long datasetRowCount,

            @Setting(doc = "Rows that were left out because their target is missing.")
            long targetMissingCount,

            @Setting(
                    doc =
                            "The scores, of at most 100000 rows that are spread evenly over the dataset; rowCount says of how many.")
            PartEvaluation evaluation) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "evaluateModel",
            summary = "Score a model on another dataset",
            description = "The same scores as those of a training job. Nothing is stored.")
    ModelEvaluation evaluate(
            @Parameter(description = "Name of the model", example = "iris") @PathVariable("name") String name,
            @Query EvaluatedVersionQuery query,
            @RequestBody ModelEvaluationRequest request) {
        LoadedModel model = models.load(name, query.version());
        StoredDataset dataset = jobs.dataset(request.datasetId());
        ModelEvaluations.Scored scored = evaluations.score(model, dataset);
        return new ModelEvaluation(
                model.name(),
                model.version(),
                dataset.id(),
                scored.sameDataset(),
                dataset.rowCount(),
                scored.targetMissingRows(),
                scored.evaluation());
    }
}
