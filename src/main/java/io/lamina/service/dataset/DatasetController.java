package io.lamina.service.dataset;

import io.lamina.service.conditional.EntityTag;
import io.lamina.service.conditional.Honours;
import io.lamina.service.json.JsonWriter;
import io.lamina.service.json.Query;
import io.lamina.service.paging.ListQuery;
import io.lamina.service.paging.Page;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import io.lamina.table.Table;
import io.lamina.table.TableWarning;
import io.lamina.table.profile.Association;
import io.lamina.table.profile.ColumnProfile;
import io.lamina.table.profile.TargetProfile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Datasets over HTTP. */
@RestController
@RequestMapping("/api/v1/datasets")
@Tag(name = "Datasets", description = "Tables to learn from: upload, look at, delete")
class DatasetController {
    private static final String DATASET_ID = "Id of the dataset";
    private static final String CSV = "text/csv";
    private static final int LONGEST_TAG = 100;
    private static final String IRIS_ID = Examples.IRIS_ID;

    private final Datasets datasets;
    private final JsonWriter writer;

    DatasetController(Datasets datasets, JsonWriter writer) {
        this.datasets = datasets;
        this.writer = writer;
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
        static DatasetSummary of(DatasetEntry dataset) {
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

            @Setting(doc = "What each other column says of the target that was asked for; null if none was.") @Nullable
            List<Association> associations,

            @Setting(doc = "What its owner should know before training; empty if nothing.")
            List<TableWarning> warnings) {
        static DatasetBody of(StoredDataset dataset) {
            return of(dataset, null, dataset.profile().warnings());
        }

        static DatasetBody of(StoredDataset dataset, TargetProfile target) {
            List<TableWarning> warnings = new ArrayList<>(dataset.profile().warnings());
            warnings.addAll(target.warnings());
            return of(dataset, target.associations(), warnings);
        }

        private static DatasetBody of(
                StoredDataset dataset, @Nullable List<Association> associations, List<TableWarning> warnings) {
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
                    associations,
                    warnings);
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
                    "Types, missing values, distributions and the most frequent values of all columns, with warnings. The bytes never change after the upload.")
    ResponseEntity<DatasetBody> get(
            @Parameter(description = DATASET_ID, example = IRIS_ID) @PathVariable("id") UUID id,
            @Query TargetQuery query) {
        StoredDataset dataset = datasets.get(id);
        String target = query.target();
        return target == null
                ? tagged(dataset)
                : ResponseEntity.ok(DatasetBody.of(dataset, datasets.targetProfile(dataset, target)));
    }

    /** What may be said anew of a dataset. */
    @Described("What is said anew of a dataset; what is left out or null stays as it is.")
    record DatasetChange(
            @Setting(doc = "What to call it.", defaultValue = "null", min = 1, max = Datasets.LONGEST_NAME) @Nullable
            String name,

            @Setting(doc = "What to say of it.", defaultValue = "null", max = Datasets.LONGEST_DESCRIPTION) @Nullable
            String description,

            @Setting(
                    doc = "Words to find it by, in place of those it has, each of 1 to " + LONGEST_TAG + " characters.",
                    defaultValue = "null",
                    max = 50)
            @Nullable
            List<String> tags,

            @Setting(
                    doc =
                            "Types of some columns by their names, in place of those they have; inferred: again what the cells say."
                                    + " The bytes are read again, and a column whose cells do not fit is refused.",
                    defaultValue = "{}",
                    max = 10_000)
            Map<String, ColumnTypeChange> columnTypes) {
        DatasetChange {
            columnTypes = Map.copyOf(columnTypes);
            if (tags != null) {
                for (String tag : tags) {
                    if (tag.isBlank() || tag.length() > LONGEST_TAG) {
                        throw new IllegalArgumentException(
                                "tags must have 1 to " + LONGEST_TAG + " characters each, got one of " + tag.length());
                    }
                }
                if (Set.copyOf(tags).size() < tags.size()) {
                    throw new IllegalArgumentException("tags must differ from each other");
                }
            }
        }
    }

    @PatchMapping(
            path = "/{id}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Honours(HttpHeaders.IF_MATCH)
    @Operation(
            operationId = "changeDataset",
            summary = "Change the name, the description, the tags or the types of columns of a dataset",
            description =
                    "Its bytes stay as they were uploaded, and jobs and models stay as they are. Types are refused with 409"
                            + " while a queued or running job needs the dataset. With If-Match, only if nobody has changed it"
                            + " since.")
    ResponseEntity<DatasetBody> change(
            @Parameter(description = DATASET_ID, example = IRIS_ID) @PathVariable("id") UUID id,
            @Parameter(
                            description =
                                    "The ETag of the dataset as the client has seen it; another one is refused with 412.")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @RequestBody DatasetChange change)
            throws IOException {
        return tagged(datasets.change(id, dataset -> EntityTag.check(ifMatch, tag(dataset)), change));
    }

    private ResponseEntity<DatasetBody> tagged(StoredDataset dataset) {
        return ResponseEntity.ok().eTag(tag(dataset)).body(DatasetBody.of(dataset));
    }

    private String tag(StoredDataset dataset) {
        return EntityTag.of(writer.text(DatasetBody.of(dataset)));
    }

    /** Which column is to be predicted. */
    record TargetQuery(
            @Setting(
                    doc = "A column to be predicted; then the answer says how much each other column tells of it.",
                    defaultValue = "null",
                    min = 1)
            @Nullable
            String target) {}

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
}
