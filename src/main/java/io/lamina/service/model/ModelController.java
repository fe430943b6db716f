package io.lamina.service.model;

import io.lamina.service.json.Query;
import io.lamina.service.paging.ListQuery;
import io.lamina.service.paging.Page;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import io.lamina.table.encoding.ColumnEncoder;
import io.lamina.table.encoding.Input;
import io.lamina.table.target.ClassTarget;
import io.lamina.table.target.ForecastTarget;
import io.lamina.table.target.NumberTarget;
import io.lamina.table.target.ReconstructionTarget;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Models and their versions over HTTP. */
@RestController
@RequestMapping("/api/v1/models")
@Tag(name = "Models", description = "Published versions of trained networks")
class ModelController {
    private static final String NAME = "Name of the model";
    private static final String NUMBER = "Number of the version, from 1";

    private final Models models;
    private final ObjectMapper json;

    ModelController(Models models, ObjectMapper json) {
        this.models = models;
        this.json = json;
    }

    /** A version in a list: all but what only its artifact holds. */
    @Described("A model version in a list.")
    record VersionSummary(
            @Setting(doc = "Name of the model.") String name,

            @Setting(doc = "Number of the version, from 1; never given twice.")
            int version,

            @Setting(doc = "When it was published, in UTC.") Instant createdAt,

            @Setting(doc = "The job that trained it; it may have been deleted since.")
            UUID trainingJobId,

            @Setting(doc = "What was learned: regression, forecasting, autoencoder, or a classification.")
            String task,

            @Setting(doc = "The column that it predicts; null for an autoencoder.", defaultValue = "null") @Nullable
            String target,

            @Setting(doc = "Metrics of the training job by name; null where undefined.")
            JsonNode metrics,

            @Setting(doc = "SHA-256 of the artifact, in hexadecimal; equal trainings have equal ones.")
            String artifactSha256,

            @Setting(doc = "Length of the artifact in bytes.")
            long artifactBytes) {}

    /** A version, with what a client must know to use it and to trust it. */
    @Described("A model version, with what is needed to use it and to trust it.")
    record VersionBody(
            @Setting(doc = "Name of the model.") String name,

            @Setting(doc = "Number of the version, from 1; never given twice.")
            int version,

            @Setting(doc = "When it was published, in UTC.") Instant createdAt,

            @Setting(doc = "The job that trained it; it may have been deleted since.")
            UUID trainingJobId,

            @Setting(doc = "What was learned: regression, forecasting, autoencoder, or a classification.")
            String task,

            @Setting(doc = "The column that it predicts; null for an autoencoder.", defaultValue = "null") @Nullable
            String target,

            @Setting(doc = "The columns that a prediction reads.")
            List<Input> inputs,

            @Setting(
                    doc =
                            "The classes, in the order of the probabilities; of a regression the target alone; of a forecast the target so many rows ahead; of an autoencoder the columns that it reconstructs.")
            List<String> outputs,

            @Setting(doc = "How it makes a label of probabilities.")
            FittedDecision decision,

            @Setting(doc = "The resolved configuration of its training, without names and ids.")
            JsonNode configuration,

            @Setting(doc = "Metrics of the training job by name; null where undefined.")
            JsonNode metrics,

            @Setting(doc = "What it was made from, and with what.")
            Provenance provenance,

            @Setting(doc = "SHA-256 of the artifact, in hexadecimal; equal trainings have equal ones.")
            String artifactSha256,

            @Setting(doc = "Length of the artifact in bytes.")
            long artifactBytes) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listModels",
            summary = "List models by their latest version, the newest first",
            description = "In pages, one entry a model.")
    Page<VersionSummary> list(@Query ListQuery query) {
        return models.list(query.byId()).map(this::summary);
    }

    @GetMapping(path = "/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getModel",
            summary = "Look at the latest version of a model",
            description = "The version that predictions use unless they name another.")
    VersionBody get(@Parameter(description = NAME, example = "iris") @PathVariable("name") String name) {
        return body(models.latest(name));
    }

    @GetMapping(path = "/{name}/versions", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listModelVersions",
            summary = "List the versions of a model, the newest first",
            description = "In pages. A version never changes; a training job that succeeds adds one.")
    Page<VersionSummary> versions(
            @Parameter(description = NAME, example = "iris") @PathVariable("name") String name,
            @Query ListQuery query) {
        return models.versions(name, query.by(Integer::valueOf)).map(this::summary);
    }

    @GetMapping(path = "/{name}/versions/{version}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getModelVersion",
            summary = "Look at one version of a model",
            description =
                    "Its inputs and outputs, the configuration and scores of its training, and the hash of its artifact.")
    VersionBody version(
            @Parameter(description = NAME, example = "iris") @PathVariable("name") String name,
            @Parameter(description = NUMBER, example = "1") @PathVariable("version") int version) {
        return body(models.get(name, version));
    }

    @GetMapping(path = "/{name}/versions/{version}/artifact", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(
            operationId = "getModelArtifact",
            summary = "Download a version",
            description =
                    "One file that holds everything: preprocessing, network, parameters, provenance. Data only; it is"
                            + " never executed. Its SHA-256 is the version's artifactSha256.")
    ResponseEntity<InputStreamResource> artifact(
            @Parameter(description = NAME, example = "iris") @PathVariable("name") String name,
            @Parameter(description = NUMBER, example = "1") @PathVariable("version") int version)
            throws IOException {
        ModelVersion row = models.get(name, version);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + "-" + version + ".lamina")
                                .build()
                                .toString())
                .contentLength(row.artifactBytes())
                .body(new InputStreamResource(models.artifact(row)));
    }

    @DeleteMapping("/{name}/versions/{version}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteModelVersion",
            summary = "Delete a version and its artifact",
            description = "Its number is never given to another version.")
    void delete(
            @Parameter(description = NAME) @PathVariable("name") String name,
            @Parameter(description = NUMBER) @PathVariable("version") int version) {
        models.delete(name, version);
    }

    private VersionSummary summary(ModelVersion row) {
        return new VersionSummary(
                row.name(),
                row.version(),
                row.createdAt(),
                row.trainingJobId(),
                row.task(),
                row.target(),
                json.readTree(row.metrics()),
                row.artifactSha256(),
                row.artifactBytes());
    }

    private VersionBody body(ModelVersion row) {
        ModelHeader header = models.load(row.name(), row.version()).header();
        return new VersionBody(
                row.name(),
                row.version(),
                row.createdAt(),
                row.trainingJobId(),
                row.task(),
                row.target(),
                header.pipeline().inputs(),
                outputs(header),
                header.decision(),
                header.configuration(),
                json.readTree(row.metrics()),
                header.provenance(),
                row.artifactSha256(),
                row.artifactBytes());
    }

    /** The classes, the one number, or the columns. */
    private static List<String> outputs(ModelHeader header) {
        return switch (header.target()) {
            case ClassTarget classes -> classes.labels();
            case NumberTarget number -> List.of(number.column());
            case ForecastTarget forecast ->
                IntStream.rangeClosed(1, forecast.forecast().horizon())
                        .mapToObj(step -> forecast.column() + "+" + step)
                        .toList();
            case ReconstructionTarget reconstruction ->
                header.pipeline().encoders().stream().map(ColumnEncoder::column).toList();
        };
    }
}
