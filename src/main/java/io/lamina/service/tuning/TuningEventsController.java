package io.lamina.service.tuning;

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

/** What happens to a tuning job, while it happens. */
@RestController
@RequestMapping("/api/v1/tuning-jobs")
class TuningEventsController {
    private static final String EXAMPLE = """
            retry: 2000

            event: status
            id: 0-0
            data: {"status":"QUEUED","at":"2026-11-24T18:00:00Z","message":"Waiting for a worker"}

            event: status
            id: 1-0
            data: {"status":"RUNNING","at":"2026-11-24T18:00:01Z","message":"Searching by 30 trials"}

            event: trial
            id: 1-1
            data: {"number":1,"trainingJobId":"01900000-0000-7000-8000-00000000000a","status":"SUCCEEDED","parameters":{"optimizer.learningRate":0.01},"objective":0.31,"epochs":80,"bestEpoch":60,"stoppedBy":"earlyStopping","failure":null}

            """;

    private final TuningJobs jobs;
    private final EventStream<TuningPlace> stream;

    TuningEventsController(TuningJobs jobs, TuningFeed feed, EventStreams streams) {
        this.jobs = jobs;
        this.stream = streams.of(feed);
    }

    /** Where to begin. */
    record TuningEventsQuery(
            @Setting(
                    doc = "The id of the last event that was received, for clients that cannot send the header.",
                    defaultValue = "null",
                    max = 100)
            @Nullable
            String lastEventId) {}

    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "followTuningJob",
            tags = "Tuning jobs",
            summary = "Follow a tuning job as it happens",
            description =
                    "Server-sent events: status for each line of the job's history, as in statusHistory, and trial for each trial that"
                            + " has ended, as in listTrials, from the first on, or behind Last-Event-ID. The stream ends after the"
                            + " final status; whoever asks again behind it gets 204, on which browsers stop. A comment comes when"
                            + " nothing has happened for a while.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "OK",
                        content =
                                @Content(
                                        mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                                        schema = @Schema(type = "string"),
                                        examples = @ExampleObject(name = "searching", value = EXAMPLE))),
                @ApiResponse(
                        responseCode = "204",
                        description = "Nothing has happened behind Last-Event-ID, and nothing will."),
                @ApiResponse(responseCode = "429", ref = "#/components/responses/Problem429"),
                @ApiResponse(responseCode = "503", ref = "#/components/responses/Problem503")
            })
    void events(
            @Parameter(description = "Id of the tuning job, as it was answered when it was submitted")
                    @PathVariable("id")
                    UUID id,
            @Parameter(description = "The id of the last event that was received; it wins over lastEventId.")
                    @RequestHeader(name = LastEvent.HEADER, required = false)
                    @Nullable
                    String lastEventId,
            @Query TuningEventsQuery query,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        TuningJob job = jobs.get(id);
        TuningPlace place = LastEvent.place(
                lastEventId,
                query.lastEventId(),
                TuningPlace.START,
                TuningPlace::of,
                asked -> asked.position() < job.history().size() && asked.ended() <= job.ended());
        if (TuningJobs.isOver(job, place)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            stream.open(request, response, id, place);
        }
    }
}
