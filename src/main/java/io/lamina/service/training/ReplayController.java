package io.lamina.service.training;

import io.lamina.service.idempotency.Fingerprint;
import io.lamina.service.idempotency.KeyedRequest;
import io.lamina.service.json.JsonBinder;
import io.lamina.service.json.JsonWriter;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

/** Training a job again over HTTP. */
@RestController
@RequestMapping("/api/v1/training-jobs/{id}/replay")
@Tag(name = "Training jobs")
class ReplayController {
    private final ReplayRequests replays;
    private final TrainingJobs jobs;
    private final JsonWriter writer;
    private final JsonBinder binder;
    private final ObjectMapper json;

    ReplayController(
            ReplayRequests replays, TrainingJobs jobs, JsonWriter writer, JsonBinder binder, ObjectMapper json) {
        this.replays = replays;
        this.jobs = jobs;
        this.writer = writer;
        this.binder = binder;
        this.json = json;
    }

    /** On what to train again; may be left out. */
    @Described("On what to train again; the whole body may be left out.")
    record ReplayRequest(
            @Setting(
                    doc =
                            "A dataset to train again on in place of the job's own, to see what a change of it changes; null: the job's.",
                    defaultValue = "null",
                    example = "\"01900000-0000-7000-8000-000000000001\"")
            @Nullable
            UUID datasetId) {}

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "replayTrainingJob",
            summary = "Train a job again and compare, bit by bit",
            description =
                    "Trains a job that has succeeded again from the bytes of its table, its configuration and its seed, folds"
                            + " included, publishes nothing, and says in replay whether table, epochs, parameters and model are"
                            + " identical, or what differs first. Queued like any job; follow the Location header.")
    ResponseEntity<TrainingJobBody> replay(
            @Parameter(description = "Id of the job to train again") @PathVariable("id") UUID id,
            @RequestBody(required = false) @Nullable ReplayRequest body,
            KeyedRequest request) {
        ReplayRequest asked = body == null ? new ReplayRequest(null) : body;
        return request.once(
                Fingerprint.of(writer.text(asked)),
                keep -> replays.submit(
                        request.client(),
                        id,
                        asked.datasetId(),
                        job -> keep.apply(ResponseEntity.accepted()
                                .location(URI.create("/api/v1/training-jobs/" + job.id()))
                                .body(body(job)))));
    }

    private TrainingJobBody body(TrainingJob job) {
        return TrainingJobBody.of(job, jobs.places(List.of(job)).get(job.id()), null, binder, json);
    }
}
