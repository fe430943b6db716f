package io.lamina.service.dataset;

import io.lamina.service.conditional.Honours;
import io.lamina.service.dataset.DatasetController.DatasetBody;
import io.lamina.service.idempotency.Fingerprint;
import io.lamina.service.idempotency.KeyedRequest;
import io.lamina.service.json.JsonBinder;
import io.lamina.service.json.JsonWriter;
import io.lamina.service.json.Query;
import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Uploads over HTTP: one route, whose media type says how a table comes. */
@RestController
@RequestMapping("/api/v1/datasets")
@Tag(name = "Datasets", description = "Tables to learn from: upload, look at, delete")
class UploadController {
    private static final List<String> PARTS = List.of("file", "name", "options");
    private static final String CSV = "text/csv";
    private static final String TSV = "text/tab-separated-values";
    private static final String NDJSON = "application/x-ndjson";
    private static final String PARQUET = "application/vnd.apache.parquet";
    private static final String GZIP = "application/gzip";

    private final Uploads uploads;
    private final Datasets datasets;
    private final JsonBinder binder;
    private final JsonWriter writer;

    UploadController(Uploads uploads, Datasets datasets, JsonBinder binder, JsonWriter writer) {
        this.uploads = uploads;
        this.datasets = datasets;
        this.binder = binder;
        this.writer = writer;
    }

    /** The options of a form, below their name, so that pointers into them name it. */
    record FormOptions(
            @Setting(doc = "What to know of the table beside its bytes.")
            UploadOptions options) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "uploadDataset",
            summary = "Upload a table",
            description =
                    "As a file in a form, or as the body: CSV, whose first line holds the names of the columns, JSON"
                            + " rows, NDJSON or Parquet, each also in gzip. The answer says what type each column was taken for and"
                            + " what is in it.")
    ResponseEntity<DatasetBody> uploadForm(
            @Parameter(
                            description =
                                    "The table. The end of its name says its format: .csv, .tsv, .json, .ndjson,"
                                            + " .jsonl or .parquet, each also with .gz; without a name for the dataset, its own is taken")
                    @RequestPart("file")
                    MultipartFile file,
            @Parameter(
                            description =
                                    "JSON text: an object with what the query parameters of other uploads say, under the"
                                            + " same names; columnTypes is an object of its own",
                            schema =
                                    @Schema(
                                            type = "string",
                                            example =
                                                    "{\"separator\": \";\", \"columnTypes\": {\"zip\": \"categorical\"}}"))
                    @RequestPart(name = "options", required = false)
                    @Nullable
                    String options,
            @Parameter(hidden = true) @RequestParam(name = "name", required = false) @Nullable String name,
            MultipartHttpServletRequest request,
            KeyedRequest keyed)
            throws IOException {
        refuseUnknownParts(request);
        UploadOptions said = options == null ? UploadOptions.NONE : bound(options);
        if (name != null && said.name() != null) {
            throw ProblemException.invalidRequest(
                    "/options/name", "must be left out where the form has a name, got both");
        }
        String fileName = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        String chosen = name != null ? name : said.name();
        MediaType type = file.getContentType() == null ? null : mediaType(file.getContentType());
        DatasetFormat format = DatasetFormat.ofFile(fileName);
        if (format == null && type != null) {
            format = DatasetFormat.ofMediaType(type.getType() + "/" + type.getSubtype());
        }
        try (InputStream body = file.getInputStream()) {
            Announcement announced = new Announcement(
                    format,
                    DatasetFormat.isGzip(fileName),
                    withCharset(said, type).withName(chosen != null ? chosen : DatasetFormat.titleOf(fileName)),
                    true);
            return created(keyed, announced, body);
        }
    }

    @PostMapping(
            consumes = {CSV, TSV, NDJSON, PARQUET, GZIP, MediaType.APPLICATION_JSON_VALUE},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Honours(HttpHeaders.CONTENT_ENCODING)
    @Operation(
            operationId = "uploadDataset",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = CSV,
                                        schema = @Schema(type = "string"),
                                        examples = @ExampleObject("x1,x2,y\n0,0,even\n0,1,odd\n1,0,odd\n1,1,even\n")),
                                @Content(mediaType = TSV, schema = @Schema(type = "string")),
                                @Content(
                                        mediaType = NDJSON,
                                        schema = @Schema(type = "string"),
                                        examples =
                                                @ExampleObject(
                                                        "{\"x1\": 0, \"y\": \"even\"}\n{\"x1\": 1, \"y\": \"odd\"}\n")),
                                @Content(mediaType = PARQUET, schema = @Schema(type = "string", format = "binary")),
                                @Content(mediaType = GZIP, schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = JsonRows.class))
                            }))
    ResponseEntity<DatasetBody> uploadBody(@Query UploadOptions options, HttpServletRequest request, KeyedRequest keyed)
            throws IOException {
        uploads.checkAnnounced(request.getContentLengthLong());
        MediaType type = mediaType(request.getContentType());
        DatasetFormat format = DatasetFormat.ofMediaType(type.getType() + "/" + type.getSubtype());
        Announcement announced =
                new Announcement(format, format == null || isEncoded(request), withCharset(options, type), false);
        return created(keyed, announced, request.getInputStream());
    }

    /** The JSON form of an upload; it is read as a stream, so this record only describes it. */
    @Schema(
            example = "{\"name\": \"parity\", \"rows\": [{\"x1\": 0, \"x2\": 0, \"y\": \"even\"},"
                    + " {\"x1\": 0, \"x2\": 1, \"y\": \"odd\"}, {\"x1\": 1, \"x2\": 0, \"y\": \"odd\"},"
                    + " {\"x1\": 1, \"x2\": 1, \"y\": \"even\"}]}")
    @Described("A table as JSON: one object per row.")
    record JsonRows(
            @Setting(doc = "What to call the dataset.", defaultValue = "null", min = 1, max = Datasets.LONGEST_NAME)
            @Nullable
            String name,

            @Setting(doc = "Rows with their values by column; the first row names the columns.", min = 1)
            List<Map<String, @Nullable Object>> rows) {}

    private UploadOptions bound(String options) {
        ObjectNode below = JsonNodeFactory.instance.objectNode();
        below.set("options", binder.parse(options.getBytes(StandardCharsets.UTF_8)));
        return binder.bind(below, FormOptions.class).options();
    }

    private static MediaType mediaType(@Nullable String contentType) {
        try {
            return MediaType.parseMediaType(String.valueOf(contentType));
        } catch (IllegalArgumentException e) {
            throw ProblemType.UNSUPPORTED_MEDIA_TYPE.because("the media type of the table cannot be read");
        }
    }

    private static boolean isEncoded(HttpServletRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return false;
        }
        if (!encoding.equalsIgnoreCase("gzip") && !encoding.equalsIgnoreCase("x-gzip")) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "a body may be compressed with gzip alone",
                    List.of(ProblemError.header(
                            HttpHeaders.CONTENT_ENCODING, "must be gzip or absent, got \"" + encoding + "\"")));
        }
        return true;
    }

    /** A charset in the media type is as good as one in the options, but for JSON, which is UTF-8 whatever its type says. */
    private static UploadOptions withCharset(UploadOptions options, @Nullable MediaType type) {
        if (type == null || !type.getType().equals("text") || type.getCharset() == null) {
            return options;
        }
        String named = type.getCharset().name();
        if (options.charset() != null && !UploadOptions.isSameCharset(options.charset(), named)) {
            throw ProblemException.invalidRequest(List.of(ProblemError.header(
                    HttpHeaders.CONTENT_TYPE,
                    "names the charset " + named + ", but the options name " + options.charset())));
        }
        return options.withCharset(named);
    }

    /** A part that is ignored would be an option that does not do what it says. */
    private static void refuseUnknownParts(MultipartHttpServletRequest request) {
        List<ProblemError> errors = new ArrayList<>();
        Stream.concat(request.getFileMap().keySet().stream(), request.getParameterMap().keySet().stream())
                .filter(part -> !PARTS.contains(part))
                .forEach(part -> errors.add(ProblemError.parameter(
                        part, "unknown part of the form; there are " + String.join(", ", PARTS))));
        for (String part : PARTS) {
            String[] texts = request.getParameterValues(part);
            if (request.getFiles(part).size() + (texts == null ? 0 : texts.length) > 1) {
                errors.add(ProblemError.parameter(part, "must be given once"));
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalidRequest(errors);
        }
    }

    /** A key is looked at when all bytes have come: only then is it known whether they are the same. */
    private ResponseEntity<DatasetBody> created(KeyedRequest request, Announcement said, InputStream body)
            throws IOException {
        return uploads.receive(
                body,
                said,
                upload -> request.once(
                        Fingerprint.of(
                                upload.format().name(),
                                writer.text(upload.options()),
                                upload.raw().sha256()),
                        keep -> datasets.add(upload, dataset -> keep.apply(created(dataset)))));
    }

    private static ResponseEntity<DatasetBody> created(StoredDataset dataset) {
        return ResponseEntity.created(URI.create("/api/v1/datasets/" + dataset.id()))
                .body(DatasetBody.of(dataset));
    }
}
