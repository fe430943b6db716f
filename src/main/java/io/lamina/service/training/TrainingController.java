package io.lamina.service.training;

import io.lamina.nn.diagnostics.LayerDiagnostics;
import io.lamina.service.json.JsonBinder;
import io.lamina.service.json.Query;
import io.lamina.service.paging.Page;
import io.lamina.service.paging.PageRequest;
import io.lamina.service.problem.Problem;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
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
    private static final String ANYONE = "anonymous";

    private final TrainingJobs jobs;
    private final JsonBinder binder;
    private final ObjectMapper json;

    TrainingController(TrainingJobs jobs, JsonBinder binder, ObjectMapper json) {
        this.jobs = jobs;
        this.binder = binder;
        this.json = json;
    }

    /** Which jobs to list. */
    record JobsQuery(
            @Setting(doc = "Only jobs in this status.", defaultValue = "null") @Nullable
            TrainingStatus status,

            @Setting(doc = "Only jobs on this dataset.", defaultValue = "null") @Nullable
            UUID datasetId,

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
                    doc = "The part of the rows; by default test, else validation, else training.",
                    defaultValue = "null",
                    allowed = {"training", "validation", "test"})
            @Nullable
            String split) {}

    /** One line of a job's history. */
    @Described("One line of the history of a job.")
    record StatusChange(
            @Setting(doc = "The status that the job took.") TrainingStatus status,
            @Setting(doc = "When, in UTC.") Instant at,
            @Setting(doc = "Why, in one sentence.") String message) {}

    /** How far a job is: epochs trained, of how many, and the share of all work from 0 to 1. */
    @Described("How far a job is.")
    record Progress(
            @Setting(doc = "Epochs trained so far.") int epoch,

            @Setting(doc = "Epochs that it may train; early stopping may end it before.")
            int epochs,

            @Setting(doc = "The epoch whose parameters were scored and kept; null until the job has ended.") @Nullable
            Integer bestEpoch,

            @Setting(doc = "The fold in training, from 1; null without cross-validation.") @Nullable
            Integer fold,

            @Setting(doc = "Folds to train; null without cross-validation.") @Nullable
            Integer folds,

            @Setting(doc = "The share of all work that is done, from 0 to 1.")
            double fraction) {}

    /** The model version that a job published. */
    @Described("The model version that a job published.")
    record PublishedModel(
            @Setting(doc = "Name of the model.") String name,
            @Setting(doc = "Number of the version, from 1.") int version) {}

    /** A training job as clients see it. */
    @Described("A training job: what was asked for, where it stands and what came of it.")
    record TrainingJobBody(
            @Setting(doc = "Id of the job, in the order of creation.")
            UUID id,

            @Setting(doc = "What to call it; not unique.") String name,

            @Setting(doc = "Where it stands; SUCCEEDED, FAILED and CANCELLED are final.")
            TrainingStatus status,

            @Setting(doc = "Every status it had, the oldest first.")
            List<StatusChange> statusHistory,

            @Setting(doc = "The dataset it learns from; it may have been deleted since.")
            UUID datasetId,

            @Setting(doc = "SHA-256 of the bytes of the dataset when the job was submitted.")
            String datasetSha256,

            @Setting(
                    doc =
                            "Every setting with its value, and the reason where Lamina chose it; it can be sent again and trains the same.")
            TrainingConfiguration configuration,

            @Setting(doc = "How far it is.") Progress progress,

            @Setting(doc = "Its place in the queue, from 1; null unless QUEUED.") @Nullable
            Long queuePosition,

            @Setting(doc = "What waits and runs before it; null unless QUEUED.") @Nullable
            QueuePlace queue,

            @Setting(
                    doc =
                            "Metrics of the part of the rows that getEvaluation shows by default; null until there are any, and each null where it is undefined.")
            @Nullable
            Map<String, @Nullable Double> metrics,

            @Setting(doc = "What its owner should know of table and configuration; empty if nothing.")
            List<JobWarning> warnings,

            @Setting(doc = "The model version that it published; null if none yet.") @Nullable
            PublishedModel model,

            @Setting(
                    doc = "Why training ended where it did; null until then.",
                    allowed = {"epochs", "earlyStopping", "cancelled", "diverged"})
            @Nullable
            String stoppedBy,

            @Setting(doc = "Whether training again from this configuration gives the same bits.")
            boolean reproducible,

            @Setting(doc = "Why it failed; null unless FAILED.") @Nullable
            Problem error,

            @Setting(doc = "How often a worker has started it; more than 1 after a restart of the service.")
            int attempt,

            @Setting(doc = "When it was submitted, in UTC.") Instant createdAt,

            @Setting(doc = "When a worker first took it, in UTC; null before.") @Nullable
            Instant startedAt,

            @Setting(doc = "When it ended, in UTC; null before.") @Nullable
            Instant finishedAt) {}

    /** One epoch of a job. */
    @Described("One epoch of a learning curve.")
    record EpochBody(
            @Setting(doc = "The fold, from 1; null without cross-validation.") @Nullable
            Integer fold,

            @Setting(doc = "The epoch, from 1.") int epoch,

            @Setting(doc = "Mean loss per training row while the epoch ran; null if not finite.") @Nullable
            Double trainingLoss,

            @Setting(
                    doc =
                            "Mean loss per validation row after the epoch; null without validation rows or if not finite.")
            @Nullable
            Double validationLoss,

            @Setting(doc = "Metrics of the validation rows by name; null where undefined.")
            Map<String, @Nullable Double> metrics,

            @Setting(
                    doc =
                            "What each layer with weights did, from the inputs to the output, measured in the last full batch.")
            List<LayerDiagnostics> layers,

            @Setting(doc = "The learning rate of its last step.")
            double learningRate,

            @Setting(doc = "How long it took, in milliseconds.")
            double durationMillis) {
        static EpochBody of(EpochRow row) {
            return new EpochBody(
                    row.fold() == 0 ? null : row.fold(),
                    row.epoch(),
                    row.trainingLoss(),
                    row.validationLoss(),
                    row.metrics(),
                    row.layers(),
                    row.learningRate(),
                    row.durationMillis());
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "submitTrainingJob",
            summary = "Train a network",
            description =
                    "Only datasetId and target must be said, or datasetId and the task autoencoder. Everything else has a default that suits the table and"
                            + " is shown resolved, with its reason, in the job's configuration. The job is queued; follow the"
                            + " Location header.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = {
                                                @ExampleObject(
                                                        name = "smallest",
                                                        summary = "Iris, everything left to Lamina",
                                                        value =
                                                                "{\"datasetId\": \"01900000-0000-7000-8000-000000000001\","
                                                                        + " \"target\": \"species\", \"modelName\": \"iris\"}"),
                                                @ExampleObject(
                                                        name = "chosen",
                                                        summary = "Penguins, with a network of one's own",
                                                        value =
                                                                "{\"datasetId\": \"01900000-0000-7000-8000-000000000002\","
                                                                        + " \"target\": \"species\", \"modelName\": \"penguins\","
                                                                        + " \"network\": {\"hiddenLayers\": [{\"units\": 32,"
                                                                        + " \"activation\": \"tanh\", \"dropout\": 0.1}]},"
                                                                        + " \"optimizer\": {\"type\": \"adam\", \"learningRate\": 0.01},"
                                                                        + " \"epochs\": 100, \"batchSize\": 16, \"seed\": 7}"),
                                                @ExampleObject(
                                                        name = "xor",
                                                        summary = "XOR with one hidden layer",
                                                        value =
                                                                "{\"datasetId\": \"01900000-0000-7000-8000-000000000003\","
                                                                        + " \"target\": \"y\", \"modelName\": \"xor\","
                                                                        + " \"network\": {\"hiddenLayers\": [{\"units\": 8,"
                                                                        + " \"activation\": \"tanh\"}]}}"),
                                                @ExampleObject(
                                                        name = "autoencoder",
                                                        summary = "Penguins without labels: which are odd?",
                                                        value = """
                                                                {"datasetId": "01900000-0000-7000-8000-000000000002",
                                                                 "task": "autoencoder", "modelName": "odd-penguins"}""")
                                            })))
    ResponseEntity<TrainingJobBody> submit(@RequestBody TrainingConfiguration body, @Nullable Principal client) {
        TrainingJob job = jobs.submit(client == null ? ANYONE : client.getName(), body);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/training-jobs/" + job.id()))
                .body(body(job));
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listTrainingJobs",
            summary = "List training jobs, the newest first",
            description = "In pages, filtered by status and dataset.")
    Page<TrainingJobBody> list(@Query JobsQuery query) {
        Page<TrainingJob> page =
                jobs.list(query.status(), query.datasetId(), PageRequest.ofIds(query.limit(), query.cursor()));
        Map<UUID, QueuePlace> places = jobs.places(page.items());
        return page.map(job -> body(job, places.get(job.id())));
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getTrainingJob",
            summary = "Look at a training job",
            description = "Ask again until its status is SUCCEEDED, FAILED or CANCELLED; progress says how far it is.")
    TrainingJobBody get(@Parameter(description = JOB_ID) @PathVariable("id") UUID id) {
        return body(jobs.get(id));
    }

    @GetMapping(path = "/{id}/epochs", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listEpochs",
            summary = "Read the learning curve",
            description = "Epochs in ascending order, also while the job runs.")
    Page<EpochBody> epochs(@Parameter(description = JOB_ID) @PathVariable("id") UUID id, @Query EpochsQuery query) {
        return jobs.epochs(id, PageRequest.of(query.limit(), query.cursor(), EpochKey::of))
                .map(EpochBody::of);
    }

    @GetMapping(path = "/{id}/evaluation", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getEvaluation",
            summary = "Read scores and the confusion matrix",
            description =
                    "Without split: of the test rows if there are any, else of the validation rows, else of the training"
                            + " rows.")
    PartEvaluation evaluation(
            @Parameter(description = JOB_ID) @PathVariable("id") UUID id, @Query EvaluationQuery query) {
        return jobs.evaluation(id, query.split());
    }

    @PostMapping(path = "/{id}/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "cancelTrainingJob",
            summary = "Cancel a training job",
            description =
                    "Answers at once; a running job stops at its next batch and keeps its best parameters. Cancelling"
                            + " again changes nothing.")
    TrainingJobBody cancel(@Parameter(description = JOB_ID) @PathVariable("id") UUID id) {
        return body(jobs.cancel(id));
    }

    @PostMapping(path = "/{id}/publish", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "publishTrainingJob",
            summary = "Publish what a cancelled or diverged job has learned",
            description = "Makes a model version of its best parameters.")
    ResponseEntity<TrainingJobBody> publish(@Parameter(description = JOB_ID) @PathVariable("id") UUID id) {
        TrainingJob job = jobs.publish(id);
        return ResponseEntity.created(
                        URI.create("/api/v1/models/" + job.modelName() + "/versions/" + job.modelVersion()))
                .body(body(job));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteTrainingJob",
            summary = "Delete a training job with its epochs and evaluations",
            description = "The model version that it published stays. Refused while the job runs.")
    void delete(@Parameter(description = JOB_ID) @PathVariable("id") UUID id) throws IOException {
        jobs.delete(id);
    }

    private TrainingJobBody body(TrainingJob job) {
        return body(job, jobs.places(List.of(job)).get(job.id()));
    }

    private TrainingJobBody body(TrainingJob job, @Nullable QueuePlace place) {
        String metrics = job.metrics();
        String error = job.error();
        Integer version = job.modelVersion();
        StoppedBy stoppedBy = job.stoppedBy();
        return new TrainingJobBody(
                job.id(),
                job.name(),
                job.status(),
                job.history().stream()
                        .map(line -> new StatusChange(line.status(), line.at(), line.message()))
                        .toList(),
                job.datasetId(),
                job.datasetSha256(),
                binder.bind(job.configuration().getBytes(StandardCharsets.UTF_8), TrainingConfiguration.class),
                progress(job),
                place == null ? null : place.position(),
                place,
                metrics == null ? null : MetricValues.of(json.readTree(metrics)),
                Arrays.asList(json.readValue(job.warnings(), JobWarning[].class)),
                version == null ? null : new PublishedModel(job.modelName(), version),
                stoppedBy == null ? null : stoppedBy.word(),
                job.reproducible(),
                error == null ? null : json.readValue(error, Problem.class),
                job.attempt(),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt());
    }

    private static Progress progress(TrainingJob job) {
        double fraction = job.status() == TrainingStatus.SUCCEEDED ? 1 : (double) job.epoch() / job.epochs();
        return new Progress(job.epoch(), job.epochs(), job.bestEpoch(), null, null, fraction);
    }
}
