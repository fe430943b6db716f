package io.lamina.service.training;

import io.lamina.service.idempotency.Fingerprint;
import io.lamina.service.idempotency.KeyedRequest;
import io.lamina.service.json.JsonBinder;
import io.lamina.service.json.JsonWriter;
import io.lamina.service.json.Query;
import io.lamina.service.paging.Page;
import io.lamina.service.paging.PageRequest;
import io.lamina.setting.Setting;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

/** Training jobs over HTTP. */
@RestController
@RequestMapping("/api/v1/training-jobs")
@Tag(name = "Training jobs", description = "Train a network on a dataset and watch it learn")
class TrainingController {
    private static final String JOB_ID = "Id of the job, as it was answered when the job was submitted";

    private final TrainingJobs jobs;
    private final Explanations explanations;
    private final ReferenceSteps steps;
    private final JsonBinder binder;
    private final JsonWriter writer;
    private final ObjectMapper json;

    TrainingController(
            TrainingJobs jobs,
            Explanations explanations,
            ReferenceSteps steps,
            JsonBinder binder,
            JsonWriter writer,
            ObjectMapper json) {
        this.jobs = jobs;
        this.explanations = explanations;
        this.steps = steps;
        this.binder = binder;
        this.writer = writer;
        this.json = json;
    }

    /** Which jobs to list. */
    record JobsQuery(
            @Setting(doc = "Only jobs in this status.", defaultValue = "null") @Nullable
            TrainingStatus status,

            @Setting(doc = "Only jobs on this dataset.", defaultValue = "null") @Nullable
            UUID datasetId,

            @Setting(doc = "Only the trials of this tuning job, which are not listed otherwise.", defaultValue = "null")
            @Nullable
            UUID tuningJobId,

            @Setting(doc = "Entries to show.", defaultValue = "50", min = 1, max = 200)
            int limit,

            @Setting(doc = "Where to go on: the nextCursor of the page before.", defaultValue = "null", max = 200)
            @Nullable
            String cursor) {}

    /** Which epochs to list. */
    record EpochsQuery(
            @Setting(doc = "Epochs to show.", defaultValue = "1000", min = 1, max = 10_000)
            int limit,

            @Setting(doc = "Where to go on: the nextCursor of the page before.", defaultValue = "null", max = 200)
            @Nullable
            String cursor) {}

    /** Which part of the rows to read the scores of. */
    record EvaluationQuery(
            @Setting(
                    doc =
                            "The part of the rows; by default test, else cross_validation, else validation, else training.",
                    defaultValue = "null",
                    allowed = {"training", "validation", "test", PartEvaluation.CROSS_VALIDATION})
            @Nullable
            String split,

            @Setting(
                    doc =
                            "Whether to work out how much the loss grows without each feature; takes seconds the first time.",
                    defaultValue = "false")
            boolean importance,

            @Setting(
                    doc = "A feature: work out what the model answers on average by its value.",
                    defaultValue = "null",
                    min = 1)
            @Nullable
            String partialDependence) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "submitTrainingJob",
            summary = "Train a network",
            description =
                    "Only datasetId and target must be said, or datasetId and the task autoencoder. Everything else has a default that suits the table and"
                            + " is shown resolved, with its reason, in the job's configuration. The job is queued; follow the"
                            + " Location header. With validateOnly nothing is.")
    @ApiResponse(
            responseCode = "202",
            description = "Queued.",
            content = @Content(schema = @Schema(implementation = TrainingJobBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Checked only, with validateOnly.",
            content = @Content(schema = @Schema(implementation = PlannedTraining.class)))
    ResponseEntity<?> submit(@Query SubmitQuery query, @RequestBody TrainingConfiguration body, KeyedRequest request) {
        if (query.validateOnly()) {
            return ResponseEntity.ok(
                    PlannedTraining.of(jobs.resolve(body, jobs.dataset(body.datasetId())), steps.speed()));
        }
        return request.once(
                Fingerprint.of(writer.text(body)),
                keep -> jobs.submit(
                        request.client(),
                        body,
                        job -> keep.apply(ResponseEntity.accepted()
                                .location(URI.create("/api/v1/training-jobs/" + job.id()))
                                .body(body(job)))));
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listTrainingJobs",
            summary = "List training jobs, the newest first",
            description = "In pages, filtered by status and dataset. Trials are listed for their tuning job only.")
    Page<TrainingJobBody> list(@Query JobsQuery query) {
        Page<TrainingJob> page = jobs.list(
                query.status(),
                query.datasetId(),
                query.tuningJobId(),
                PageRequest.ofIds(query.limit(), query.cursor()));
        Map<UUID, QueuePlace> places = jobs.recentPlaces(page.items());
        Map<UUID, TrainingJobRepository.PartsProgress> folds = jobs.foldsInTraining(page.items());
        return page.map(job -> TrainingJobBody.of(job, places.get(job.id()), folds.get(job.id()), binder, json));
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getTrainingJob",
            summary = "Look at a training job",
            description = "Ask again until its status is SUCCEEDED, FAILED or CANCELLED; progress says how far it is.")
    TrainingJobBody get(@Parameter(description = JOB_ID) @PathVariable("id") UUID id) {
        TrainingJob job = jobs.get(id);
        return body(job, jobs.recentPlaces(List.of(job)).get(id));
    }

    @GetMapping(path = "/{id}/epochs", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listEpochs",
            summary = "Read the learning curve",
            description =
                    "Epochs in ascending order, also while the job runs: under cross-validation those of each fold, and behind"
                            + " them those of the training on all rows.")
    Page<EpochBody> epochs(@Parameter(description = JOB_ID) @PathVariable("id") UUID id, @Query EpochsQuery query) {
        int folds = jobs.get(id).folds();
        return jobs.epochs(id, PageRequest.of(query.limit(), query.cursor(), EpochKey::of))
                .map(row -> EpochBody.of(row, folds));
    }

    @GetMapping(path = "/{id}/evaluation", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getEvaluation",
            summary = "Read scores and the confusion matrix",
            description =
                    "Without split: of the test rows if there are any, else of a cross-validation, else of the validation rows,"
                            + " else of the training rows. A cross-validation has the scores of all folds together, of each"
                            + " fold, and their mean and standard deviation. On request also what the model depends on, worked"
                            + " out on at most 2000 rows, of a cross-validated job those that its model was trained on, while"
                            + " the dataset and the model version are there.")
    PartEvaluation evaluation(
            @Parameter(description = JOB_ID) @PathVariable("id") UUID id, @Query EvaluationQuery query) {
        PartEvaluation scores = jobs.evaluation(id, query.split());
        String feature = query.partialDependence();
        if (!query.importance() && feature == null) {
            return scores;
        }
        TrainingJob job = jobs.get(id);
        return scores.with(
                query.importance() ? explanations.importance(job, scores.split()) : null,
                feature == null ? null : explanations.partialDependence(job, scores.split(), feature));
    }

    @PostMapping(path = "/{id}/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "cancelTrainingJob",
            summary = "Cancel a training job",
            description =
                    "Answers at once; a running job stops at its next batch and keeps its best parameters; one whose folds are"
                            + " trained ends with them and keeps nothing; one that waits to be trained on keeps them with its next worker. Cancelling again changes nothing.")
    TrainingJobBody cancel(@Parameter(description = JOB_ID) @PathVariable("id") UUID id) {
        return body(jobs.cancel(id));
    }

    @PostMapping(path = "/{id}/publish", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "publishTrainingJob",
            summary = "Publish what a cancelled or diverged job, or a trial, has learned",
            description = "Makes a model version of its best parameters.")
    ResponseEntity<TrainingJobBody> publish(
            @Parameter(description = JOB_ID) @PathVariable("id") UUID id, KeyedRequest request) {
        return request.once(
                Fingerprint.of(),
                keep -> jobs.publish(
                        id,
                        job -> keep.apply(ResponseEntity.created(URI.create(
                                        "/api/v1/models/" + job.modelName() + "/versions/" + job.modelVersion()))
                                .body(body(job)))));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteTrainingJob",
            summary = "Delete a training job with its epochs and evaluations",
            description =
                    "The model version that it published stays. Refused while the job runs, and for a trial, which goes with its"
                            + " tuning job.")
    void delete(@Parameter(description = JOB_ID) @PathVariable("id") UUID id) {
        jobs.delete(id);
    }

    private TrainingJobBody body(TrainingJob job) {
        return body(job, jobs.places(List.of(job)).get(job.id()));
    }

    private TrainingJobBody body(TrainingJob job, @Nullable QueuePlace place) {
        return TrainingJobBody.of(job, place, jobs.foldsInTraining(List.of(job)).get(job.id()), binder, json);
    }
}
