package io.lamina.service.tuning;

import io.lamina.service.idempotency.Fingerprint;
import io.lamina.service.idempotency.KeyedRequest;
import io.lamina.service.json.JsonBinder;
import io.lamina.service.json.JsonWriter;
import io.lamina.service.json.Query;
import io.lamina.service.paging.ListQuery;
import io.lamina.service.paging.Page;
import io.lamina.service.paging.PageRequest;
import io.lamina.service.training.SubmitQuery;
import io.lamina.service.training.TrainingStatus;
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
import java.util.Objects;
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

/** Tuning jobs over HTTP. */
@RestController
@RequestMapping("/api/v1/tuning-jobs")
@Tag(name = "Tuning jobs", description = "Search for good settings by trials, each a training job of its own")
class TuningController {
    private static final String JOB_ID = "Id of the tuning job, as it was answered when it was submitted";

    private final TuningJobs jobs;
    private final TuningReplays replays;
    private final Searches searches;
    private final JsonBinder binder;
    private final JsonWriter writer;
    private final ObjectMapper json;

    TuningController(
            TuningJobs jobs,
            TuningReplays replays,
            Searches searches,
            JsonBinder binder,
            JsonWriter writer,
            ObjectMapper json) {
        this.jobs = jobs;
        this.replays = replays;
        this.searches = searches;
        this.binder = binder;
        this.writer = writer;
        this.json = json;
    }

    /** Which tuning jobs to list. */
    record TuningJobsQuery(
            @Setting(doc = "Only jobs in this status.", defaultValue = "null") @Nullable
            TrainingStatus status,

            @Setting(doc = "Only jobs on this dataset.", defaultValue = "null") @Nullable
            UUID datasetId,

            @Setting(doc = "Entries to show.", defaultValue = "50", min = 1, max = 200)
            int limit,

            @Setting(doc = "Where to go on: the nextCursor of the page before.", defaultValue = "null", max = 200)
            @Nullable
            String cursor) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "submitTuningJob",
            summary = "Search for good settings",
            description =
                    "Trains the same with other settings, up to maxTrials times, and publishes the best. Each trial is a training job"
                            + " of its own, in the queue with all others; follow the Location header. With validateOnly nothing is"
                            + " trained.")
    @ApiResponse(
            responseCode = "202",
            description = "Queued.",
            content = @Content(schema = @Schema(implementation = TuningJobBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Checked only, with validateOnly.",
            content = @Content(schema = @Schema(implementation = PlannedTuning.class)))
    ResponseEntity<?> submit(@Query SubmitQuery query, @RequestBody TuningRequest body, KeyedRequest request) {
        if (query.validateOnly()) {
            return ResponseEntity.ok(jobs.plan(body));
        }
        ResponseEntity<TuningJobBody> queued = request.once(
                Fingerprint.of(writer.text(body)),
                keep -> jobs.submit(request.client(), body, job -> keep.apply(accepted(job))));
        return queued;
    }

    @PostMapping(path = "/{id}/replay", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "replayTuningJob",
            summary = "Do a search again and compare, bit by bit",
            description =
                    "Does a search that has succeeded again from its request, its seeds and what it knew at its start, publishes"
                            + " nothing, and says in replay whether every trial is identical: what was tried, epochs, parameters,"
                            + " objective and end; or what differs first. Follow the Location header.")
    ResponseEntity<TuningJobBody> replay(
            @Parameter(description = JOB_ID) @PathVariable("id") UUID id, KeyedRequest request) {
        return request.once(
                Fingerprint.of(""), keep -> replays.submit(request.client(), id, job -> keep.apply(accepted(job))));
    }

    private ResponseEntity<TuningJobBody> accepted(TuningJob job) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/tuning-jobs/" + job.id()))
                .body(body(job));
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listTuningJobs",
            summary = "List tuning jobs, the newest first",
            description = "In pages, filtered by status and dataset.")
    Page<TuningJobBody> list(@Query TuningJobsQuery query) {
        Page<TuningJob> page =
                jobs.list(query.status(), query.datasetId(), PageRequest.ofIds(query.limit(), query.cursor()));
        Map<UUID, TuningJobs.Standing> standings = jobs.standings(page.items());
        return page.map(job -> body(job, standings));
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getTuningJob",
            summary = "Look at a tuning job",
            description = "Ask again until its status is SUCCEEDED, FAILED or CANCELLED; progress says how far it is.")
    TuningJobBody get(@Parameter(description = JOB_ID) @PathVariable("id") UUID id) {
        return body(jobs.get(id));
    }

    @GetMapping(path = "/{id}/trials", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listTrials",
            summary = "Read what was tried",
            description =
                    "Trials in the order of their numbers, also while the search goes on. Each names its training job, which can"
                            + " be looked at as any other: its epochs, its evaluation, its configuration.")
    Page<TrialBody> trials(@Parameter(description = JOB_ID) @PathVariable("id") UUID id, @Query ListQuery query) {
        return jobs.trials(id, query.by(Integer::valueOf)).map(TrialBody::of);
    }

    @PostMapping(path = "/{id}/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "cancelTuningJob",
            summary = "Cancel a tuning job",
            description =
                    "Answers at once. Nothing new is begun, trials that train stop at their next batch, those that pause are given"
                            + " up, and nothing is published; a trial's own parameters can be, by publishTrainingJob. Cancelling again changes nothing.")
    TuningJobBody cancel(@Parameter(description = JOB_ID) @PathVariable("id") UUID id) {
        return jobs.cancel(id, this::body);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteTuningJob",
            summary = "Delete a tuning job with its trials",
            description = "The model version that it published stays. Refused while the search goes on.")
    void delete(@Parameter(description = JOB_ID) @PathVariable("id") UUID id) {
        jobs.delete(id);
    }

    private TuningJobBody body(TuningJob job) {
        return body(job, jobs.standings(List.of(job)));
    }

    private TuningJobBody body(TuningJob job, Map<UUID, TuningJobs.Standing> standings) {
        TuningJobs.Standing standing = Objects.requireNonNull(standings.get(job.id()), "asked for");
        return TuningJobBody.of(job, searches.spec(job), searches.base(job), standing, binder, json);
    }
}
