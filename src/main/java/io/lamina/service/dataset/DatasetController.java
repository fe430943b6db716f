package io.lamina.service.dataset;

import io.lamina.service.blob.StagedBlob;
import io.lamina.service.idempotency.Fingerprint;
import io.lamina.service.idempotency.KeyedRequest;
import io.lamina.service.json.Query;
import io.lamina.service.paging.ListQuery;
import io.lamina.service.paging.Page;
import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import io.lamina.table.Table;
import io.lamina.table.TableWarning;
import io.lamina.table.profile.ColumnProfile;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Datasets over HTTP. */
@RestController
@RequestMapping("/api/v1/datasets")
@Tag(name = "Datasets", description = "Tables to learn from: upload, look at, delete")
class DatasetController {
    private static final List<String> PARTS = List.of("file", "name");
    private static final String DATASET_ID = "Id of the dataset";
    private static final String NAME =
            "What to call the dataset; by default the name of the file, or made of its id; a form may hold it as a field instead";
    private static final String CSV = "text/csv";
    private static final String IRIS_ID = Examples.IRIS_ID;

    private final Datasets datasets;
    private final UploadLimits limits;

    DatasetController(Datasets datasets, UploadLimits limits) {
        this.datasets = datasets;
        this.limits = limits;
    }

    /** A dataset in a list: all but what is in its columns. */
    @Described("A dataset in a list, without what is in its columns.")
    record DatasetSummary(
            @Setting(doc = "Id of the dataset, in the order of creation.")
            UUID id,

            @Setting(doc = "What people call it; not unique.")
            String name,

            @Setting(doc = "What people say of it; empty if nothing.")
            String description,

            @Setting(doc = "Words to find it by.") List<String> tags,
            @Setting(doc = "When it was stored, in UTC.") Instant createdAt,
            @Setting(doc = "Data rows, without the header.") long rowCount,
            @Setting(doc = "Columns.") int columnCount,
            @Setting(doc = "Length of the upload in bytes.") long byteCount,

            @Setting(doc = "SHA-256 of the uploaded bytes, in hexadecimal.")
            String sha256) {
        static DatasetSummary of(Dataset dataset) {
            return new DatasetSummary(
                    dataset.id(),
                    dataset.name(),
                    dataset.description(),
                    dataset.tags(),
                    dataset.createdAt(),
                    dataset.rowCount(),
                    dataset.columnCount(),
                    dataset.byteCount(),
                    dataset.sha256());
        }
    }

    /** A dataset with what is in each of its columns. */
    @Described("A dataset with the profile of each of its columns.")
    record DatasetBody(
            @Setting(doc = "Id of the dataset, in the order of creation.")
            UUID id,

            @Setting(doc = "What people call it; not unique.")
            String name,

            @Setting(doc = "What people say of it; empty if nothing.")
            String description,

            @Setting(doc = "Words to find it by.") List<String> tags,
            @Setting(doc = "When it was stored, in UTC.") Instant createdAt,
            @Setting(doc = "Data rows, without the header.") long rowCount,
            @Setting(doc = "Columns.") int columnCount,
            @Setting(doc = "Length of the upload in bytes.") long byteCount,

            @Setting(doc = "SHA-256 of the uploaded bytes, in hexadecimal.")
            String sha256,

            @Setting(doc = "What is in each column, in the order of the file.")
            List<ColumnProfile> columns,

            @Setting(doc = "What its owner should know before training; empty if nothing.")
            List<TableWarning> warnings) {
        static DatasetBody of(StoredDataset dataset) {
            return new DatasetBody(
                    dataset.id(),
                    dataset.name(),
                    dataset.description(),
                    dataset.tags(),
                    dataset.createdAt(),
                    dataset.rowCount(),
                    dataset.columnCount(),
                    dataset.byteCount(),
                    dataset.sha256(),
                    dataset.profile().columns(),
                    dataset.profile().warnings());
        }
    }

    /** Some rows of a dataset, each with its values by column. */
    @Described("Some consecutive rows of a dataset, in the order of the file.")
    record RowsBody(
            @Setting(doc = "Rows skipped before the first item.")
            long offset,

            @Setting(doc = "Rows of the whole dataset.") long rowCount,

            @Setting(
                    doc =
                            "The rows, each with its values by column: a number, true or false, a text, or null for a missing value.")
            List<Map<String, @Nullable Object>> items) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "uploadDataset",
            summary = "Upload a table",
            description =
                    "A CSV file as a form, a CSV file as the body, or JSON rows. The first line of a CSV file holds the"
                            + " names of the columns. The answer says what type each column was taken for and what is in it.")
    ResponseEntity<DatasetBody> uploadForm(
            @Parameter(description = "A CSV file; without a name, its own name is that of the dataset")
                    @RequestPart("file")
                    MultipartFile file,
            @Parameter(
                            description = NAME,
                            example = "parity",
                            schema = @Schema(minLength = 1, maxLength = Datasets.LONGEST_NAME))
                    @RequestParam(name = "name", required = false)
                    @Nullable
                    String name,
            MultipartHttpServletRequest request,
            KeyedRequest keyed)
            throws IOException {
        refuseUnknownParts(request);
        String type = file.getContentType();
        if (type != null && type.contains("json")) {
            throw ProblemException.invalidRequest(List.of(ProblemError.parameter(
                    "file", "must be a CSV file, got " + type + "; send JSON rows as the body of the request")));
        }
        String fileName = file.getOriginalFilename();
        try (InputStream body = file.getInputStream()) {
            return created(keyed, name != null ? name : withoutEnding(fileName), DatasetFormat.CSV, body);
        }
    }

    @PostMapping(consumes = CSV, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "uploadDataset",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = CSV,
                                            schema = @Schema(type = "string"),
                                            examples =
                                                    @ExampleObject("x1,x2,y\n0,0,even\n0,1,odd\n1,0,odd\n1,1,even\n"))))
    ResponseEntity<DatasetBody> uploadCsv(
            @Parameter(
                            description = NAME,
                            example = "parity",
                            schema = @Schema(minLength = 1, maxLength = Datasets.LONGEST_NAME))
                    @RequestParam(name = "name", required = false)
                    @Nullable
                    String name,
            HttpServletRequest request,
            KeyedRequest keyed)
            throws IOException {
        limits.checkAnnounced(request.getContentLengthLong());
        return created(keyed, name, DatasetFormat.CSV, request.getInputStream());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "uploadDataset",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = JsonRows.class))))
    ResponseEntity<DatasetBody> uploadJson(
            @RequestParam(name = "name", required = false) @Nullable String name,
            HttpServletRequest request,
            KeyedRequest keyed)
            throws IOException {
        limits.checkAnnounced(request.getContentLengthLong());
        return created(keyed, name, DatasetFormat.JSON, request.getInputStream());
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

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listDatasets",
            summary = "List datasets, the newest first",
            description = "In pages; what is in the columns is shown by the dataset itself.")
    Page<DatasetSummary> list(@Query ListQuery query) {
        return datasets.list(query.byId()).map(DatasetSummary::of);
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getDataset",
            summary = "Look at a dataset and the profile of its columns",
            description =
                    "Types, missing values, distributions and the most frequent values of all columns, with warnings. Content never changes after the upload.")
    DatasetBody get(@Parameter(description = DATASET_ID, example = IRIS_ID) @PathVariable("id") UUID id) {
        return DatasetBody.of(datasets.get(id));
    }

    /** Which rows to show. */
    record RowsQuery(
            @Setting(doc = "Rows to skip.", defaultValue = "0", min = 0)
            long offset,

            @Setting(doc = "Rows to show.", defaultValue = "50", min = 1, max = 1000)
            int limit) {}

    @GetMapping(path = "/{id}/rows", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getDatasetRows",
            summary = "Look at rows",
            description = "As JSON with typed values, or as CSV with the texts of the file (Accept: text/csv).")
    RowsBody rows(
            @Parameter(description = DATASET_ID, example = IRIS_ID) @PathVariable("id") UUID id,
            @Query RowsQuery query) {
        try (OpenTable opened = datasets.open(datasets.get(id), query.offset(), query.limit())) {
            Table table = opened.table();
            List<String> names = table.columnNames();
            List<Map<String, @Nullable Object>> items = new ArrayList<>();
            for (List<@Nullable Object> values : table.rows(query.offset(), query.limit())) {
                Map<String, @Nullable Object> item = new LinkedHashMap<>();
                for (int i = 0; i < names.size(); i++) {
                    item.put(names.get(i), values.get(i));
                }
                items.add(item);
            }
            return new RowsBody(query.offset(), table.rowCount(), items);
        }
    }

    @GetMapping(path = "/{id}/rows", produces = CSV)
    @Operation(operationId = "getDatasetRows")
    String rowsAsCsv(@PathVariable("id") UUID id, @Query RowsQuery query) {
        try (OpenTable opened = datasets.open(datasets.get(id), query.offset(), query.limit())) {
            return CsvText.of(opened.table(), query.offset(), query.limit());
        }
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteDataset",
            summary = "Delete a dataset and its bytes",
            description = "Jobs and models made from it stay. Refused while a queued or running job needs it.")
    void delete(@Parameter(description = DATASET_ID) @PathVariable("id") UUID id) {
        datasets.delete(id);
    }

    /** A part that is ignored would be an option that does not do what it says. */
    private static void refuseUnknownParts(MultipartHttpServletRequest request) {
        List<ProblemError> errors = new ArrayList<>();
        Stream.concat(request.getFileMap().keySet().stream(), request.getParameterMap().keySet().stream())
                .filter(part -> !PARTS.contains(part))
                .forEach(part -> errors.add(ProblemError.parameter(
                        part, "unknown part of the form; there are " + String.join(" and ", PARTS))));
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
    private ResponseEntity<DatasetBody> created(
            KeyedRequest request, @Nullable String name, DatasetFormat format, InputStream body) throws IOException {
        try (StagedBlob raw = datasets.receive(body)) {
            return request.once(
                    Fingerprint.of(format.name(), name, raw.sha256()),
                    keep -> datasets.add(raw, name, format, dataset -> keep.apply(created(dataset))));
        }
    }

    private static ResponseEntity<DatasetBody> created(StoredDataset dataset) {
        return ResponseEntity.created(URI.create("/api/v1/datasets/" + dataset.id()))
                .body(DatasetBody.of(dataset));
    }

    private static @Nullable String withoutEnding(@Nullable String fileName) {
        if (fileName == null || fileName.isBlank()) {
            return null;
        }
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        return dot > 0 ? last.substring(0, dot) : last;
    }
}
