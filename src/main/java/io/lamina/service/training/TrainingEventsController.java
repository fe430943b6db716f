package io.lamina.service.training;

import io.lamina.service.json.Query;
import io.lamina.service.stream.EventStream;
import io.lamina.service.stream.EventStreams;
import io.lamina.service.stream.LastEvent;
import io.lamina.setting.Setting;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What happens to a training job, while it happens. */
@RestController
@RequestMapping("/api/v1/training-jobs")
class TrainingEventsController {
    private static final String EXAMPLE = """
            retry: 2000

            event: status
            id: 0-0-0
            data: {"status":"QUEUED","at":"2026-11-24T18:00:00Z","message":"Waiting for a worker"}

            event: status
            id: 1-0-0
            data: {"status":"RUNNING","at":"2026-11-24T18:00:01Z","message":"Training"}

            event: epoch
            id: 1-0-1
            data: {"fold":null,"epoch":1,"trainingLoss":1.02,"validationLoss":0.87,"metrics":{"accuracy":0.7},"layers":[],"learningRate":0.01,"durationMillis":0.4}

            : still here

            event: status
            id: 2-0-1
            data: {"status":"SUCCEEDED","at":"2026-11-24T18:00:02Z","message":"Published as version 1 of iris"}

            """;

    private final TrainingJobs jobs;
    private final EventStream<TrainingPlace> stream;

    TrainingEventsController(TrainingJobs jobs, TrainingFeed feed, EventStreams streams) {
        this.jobs = jobs;
        this.stream = streams.of(feed);
    }

    /** Where to begin. */
    record EventsQuery(
            @Setting(
                    doc = "The id of the last event that was received, for clients that cannot send the header.",
                    defaultValue = "null",
                    max = 100)
            @Nullable
            String lastEventId) {}

    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "followTrainingJob",
            tags = "Training jobs",
            summary = "Follow a training job as it happens",
            description =
                    "Server-sent events: status for each line of the job's history, as in statusHistory, epoch for each epoch,"
                            + " as in listEpochs, and fold for each fold that has ended, as in folds of getEvaluation, from the"
                            + " first on, or behind Last-Event-ID. Folds that train at the same time are told one after the"
                            + " other. The stream ends after the final"
                            + " status; whoever asks again behind it gets 204, on which browsers stop. A comment comes when"
                            + " nothing has happened for a while.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "OK",
                        content =
                                @Content(
                                        mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                                        schema = @Schema(type = "string"),
                                        examples = @ExampleObject(name = "trained", value = EXAMPLE))),
                @ApiResponse(
                        responseCode = "204",
                        description = "Nothing has happened behind Last-Event-ID, and nothing will."),
                @ApiResponse(responseCode = "429", ref = "#/components/responses/Problem429"),
                @ApiResponse(responseCode = "503", ref = "#/components/responses/Problem503")
            })
    void events(
            @Parameter(description = "Id of the job, as it was answered when the job was submitted") @PathVariable("id")
                    UUID id,
            @Parameter(description = "The id of the last event that was received; it wins over lastEventId.")
                    @RequestHeader(name = LastEvent.HEADER, required = false)
                    @Nullable
                    String lastEventId,
            @Query EventsQuery query,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        TrainingJob job = jobs.get(id);
        TrainingPlace place = LastEvent.place(
                lastEventId, query.lastEventId(), TrainingPlace.START, TrainingPlace::of, asked -> isPlace(job, asked));
        if (jobs.isOver(job, place)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            stream.open(request, response, id, place);
        }
    }

    private static boolean isPlace(TrainingJob job, TrainingPlace place) {
        boolean isFold = place.fold() <= (job.folds() == 0 ? 0 : job.folds() + 1);
        boolean isEpoch = place.epoch() <= job.epochs() || (place.fold() <= job.folds() && job.folds() > 0);
        return place.position() < job.history().size() && isFold && isEpoch;
    }
}
