package io.lamina.service.dataset;

import io.lamina.service.blob.Blobs;
import io.lamina.service.blob.StagedBlob;
import io.lamina.service.clock.TimeOrderedIds;
import io.lamina.service.json.JsonBinder;
import io.lamina.service.json.JsonWriter;
import io.lamina.service.paging.Page;
import io.lamina.service.paging.PageRequest;
import io.lamina.service.problem.Nearest;
import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import io.lamina.table.Table;
import io.lamina.table.TableException;
import io.lamina.table.profile.TableProfile;
import io.lamina.table.profile.TargetProfile;
import io.lamina.table.target.TargetPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.Hibernate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door to datasets. Their bytes never change after they were stored: what a job trained on can always be named by its hash.
 */
@Component
public class Datasets {
    static final int LONGEST_NAME = 200;

    /** Most characters of a dataset's description. */
    static final int LONGEST_DESCRIPTION = 4_000;

    private final DatasetRepository datasets;
    private final ListedDatasetRepository listed;
    private final ObjectProvider<DatasetUse> uses;
    private final Uploads uploads;
    private final Columns columns;
    private final Blobs blobs;
    private final JsonWriter writer;
    private final JsonBinder binder;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final TimeOrderedIds ids;
    private final UploadLimits limits;

    Datasets(
            DatasetRepository datasets,
            ListedDatasetRepository listed,
            ObjectProvider<DatasetUse> uses,
            Uploads uploads,
            Columns columns,
            Blobs blobs,
            JsonWriter writer,
            JsonBinder binder,
            TransactionTemplate transaction,
            InstantSource clock,
            TimeOrderedIds ids,
            UploadLimits limits) {
        this.datasets = datasets;
        this.listed = listed;
        this.uses = uses;
        this.uploads = uploads;
        this.columns = columns;
        this.blobs = blobs;
        this.writer = writer;
        this.binder = binder;
        this.transaction = transaction;
        this.clock = clock;
        this.ids = ids;
        this.limits = limits;
    }

    /**
     * Reads, checks and stores a table; when it returns, the dataset survives a crash.
     *
     * @param answer made in the transaction that stores the dataset; if it throws, nothing is stored
     * @throws ProblemException 422 with the rows and columns at fault, 413 if a limit is exceeded, 400 if it is no JSON
     * @throws IOException if it cannot be stored
     */
    <R> R add(Upload upload, Function<StoredDataset, R> answer) throws IOException {
        return add(ids.next(), upload, answer);
    }

    /** An example, under its own id. */
    void add(UUID id, String name, InputStream csv) throws IOException {
        UploadOptions options = UploadOptions.NONE.withName(name);
        uploads.receive(
                csv,
                new Announcement(DatasetFormat.CSV, false, options, false),
                upload -> add(id, upload, Function.identity()));
    }

    private <R> R add(UUID id, Upload upload, Function<StoredDataset, R> answer) throws IOException {
        StagedBlob raw = upload.raw();
        return columns.of(upload, (table, profile) -> {
            String name = upload.options().name();
            String chosenName = name != null
                    ? checkedName(name, ProblemException::invalidParameter, "name")
                    : checkedName(
                            upload.read().name() == null
                                    ? defaultName(id)
                                    : upload.read().name(),
                            ProblemException::invalidRequest,
                            "/name");
            Dataset dataset = new Dataset(
                    id,
                    chosenName,
                    clock.instant(),
                    profile.rowCount(),
                    profile.columns().size(),
                    raw.byteCount(),
                    raw.sha256(),
                    upload.format(),
                    writer.text(upload.options()),
                    table.sha256(),
                    writer.text(profile));
            return blobs.keepWhile(
                    List.of(raw, table),
                    () -> transaction.execute(status -> answer.apply(stored(datasets.save(dataset)))));
        });
    }

    private static String defaultName(UUID id) {
        return "dataset-" + id.toString().substring(28);
    }

    private static String checkedName(String name, BiFunction<String, String, ProblemException> refusal, String place) {
        String stripped = name.strip();
        if (stripped.isEmpty()
                || stripped.length() > LONGEST_NAME
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw refusal.apply(
                    place,
                    "must have 1 to " + LONGEST_NAME + " characters and no control characters, got " + stripped.length()
                            + " characters");
        }
        return stripped;
    }

    /** The dataset, or 404. */
    @Transactional(readOnly = true)
    public StoredDataset get(UUID id) {
        return stored(datasets.findById(id).orElseThrow(() -> ProblemException.notFound("dataset", id)));
    }

    /**
     * Keeps the dataset from being deleted or read anew until the surrounding transaction ends, as many others may at the same time; false
     * if it is gone or has other columns by now.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean hold(StoredDataset dataset) {
        return datasets.share(dataset.id())
                .filter(now -> now.tableSha256().equals(dataset.tableSha256()))
                .isPresent();
    }

    /**
     * What the columns of a dataset say of one of them.
     *
     * @throws ProblemException 400 if there is no such column or it can be no target
     */
    TargetProfile targetProfile(StoredDataset dataset, String target) {
        try (OpenTable opened = open(dataset)) {
            Table table = opened.table();
            if (table.find(target).isEmpty()) {
                throw ProblemException.invalidParameter(
                        "target",
                        "the dataset has no column \"" + target + "\"" + Nearest.hint(target, table.columnNames()));
            }
            return TargetProfile.of(
                    table, target, TargetPlan.of(table, target, null).task().isClassification());
        } catch (TableException e) {
            throw ProblemException.invalidParameter(
                    "target", e.errors().getFirst().detail());
        }
    }

    /** Opens the table of a dataset, all of it checked; the caller closes it. */
    public OpenTable open(StoredDataset dataset) {
        return open(dataset, () -> {});
    }

    /** The same for someone who may lose interest: {@code goOn} is called again and again, and what it throws ends the check. */
    public OpenTable open(StoredDataset dataset, Runnable goOn) {
        return open(dataset, 0, dataset.rowCount(), goOn);
    }

    /** The same for a look at some rows; the others are not checked. */
    OpenTable open(StoredDataset dataset, long row, long count) {
        return open(dataset, row, count, () -> {});
    }

    private OpenTable open(StoredDataset dataset, long row, long count, Runnable goOn) {
        try {
            return new OpenTable(arena -> blobs.map(dataset.tableSha256(), arena), limits.ofTables(), row, count, goOn);
        } catch (NoSuchFileException e) {
            // Deleted between the look at its row and the look at its bytes.
            throw ProblemException.notFound("dataset", dataset.id());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the table of dataset " + dataset.id(), e);
        }
    }

    /**
     * The SHA-256 of a dataset's table as its bytes are now, in hexadecimal: {@link StoredDataset#tableSha256} unless they are damaged.
     *
     * @throws IOException if they cannot be read
     */
    public String tableHash(StoredDataset dataset) throws IOException {
        return blobs.hash(dataset.tableSha256());
    }

    /** Rows without what is in their columns. */
    @Transactional(readOnly = true)
    Page<ListedDataset> list(PageRequest<UUID> page) {
        Limit limit = Limit.of(page.toRead());
        UUID after = page.after();
        List<ListedDataset> read =
                after == null ? listed.findByOrderByIdDesc(limit) : listed.findByIdLessThanOrderByIdDesc(after, limit);
        read.forEach(dataset -> Hibernate.initialize(dataset.tags()));
        return page.page(read, ListedDataset::id);
    }

    /**
     * Changes what people say of a dataset and which types its columns have; its bytes and the jobs made from it stay as they are.
     *
     * @param precondition throws if the dataset is not as the client has seen it; nobody else changes it meanwhile
     * @throws ProblemException 404 if there is none; 422 if the name is none, there is no such column, or cells do not fit the type; 409
     *     if the types are to change while a queued or running job needs them or somebody else changes them, or nobody knows how the bytes
     *     were read
     * @throws IOException if its bytes cannot be read or stored
     */
    StoredDataset change(UUID id, Consumer<StoredDataset> precondition, DatasetController.DatasetChange change)
            throws IOException {
        if (change.columnTypes().isEmpty()) {
            return change(id, precondition, change, dataset -> {});
        }
        Dataset before = transaction.execute(status -> {
            Dataset dataset = locked(id);
            precondition.accept(stored(dataset));
            throwIfInUse(dataset, "its types can be changed");
            return dataset;
        });
        throwIfUnknown(change.columnTypes().keySet(), stored(before).profile());
        if (before.format() == null) {
            throw ProblemType.CONFLICT.because(
                    "dataset " + id
                            + " was stored by a Lamina that did not keep how it was read; upload it again with these columnTypes");
        }
        UploadOptions options = binder.bind(before.reading().getBytes(StandardCharsets.UTF_8), UploadOptions.class)
                .withTypes(change.columnTypes());
        StoredDataset changed;
        try (InputStream bytes = blobs.open(before.sha256())) {
            changed = uploads.receive(bytes, new Announcement(before.format(), false, options, true), again -> {
                if (!again.raw().sha256().equals(before.sha256())) {
                    throw new IOException("the stored bytes of dataset " + id + " are damaged");
                }
                return readAgain(again, before, precondition, change);
            });
        }
        if (!changed.tableSha256().equals(before.tableSha256())) {
            blobs.discard(List.of(before.tableSha256()));
        }
        return changed;
    }

    private StoredDataset readAgain(
            Upload again, Dataset before, Consumer<StoredDataset> precondition, DatasetController.DatasetChange change)
            throws IOException {
        return columns.of(
                again,
                (table, profile) -> blobs.keepWhile(
                        List.of(table),
                        () -> change(before.id(), precondition, change, dataset -> {
                            throwIfInUse(dataset, "its types can be changed");
                            if (!dataset.reading().equals(before.reading())) {
                                throw ProblemType.CONFLICT.because("the types of dataset " + before.id()
                                        + " were changed by somebody else meanwhile; look at them and try again");
                            }
                            dataset.readAgain(writer.text(again.options()), table.sha256(), writer.text(profile));
                        })));
    }

    private static void throwIfUnknown(Set<String> columns, TableProfile profile) {
        List<String> known =
                profile.columns().stream().map(column -> column.name()).toList();
        List<ProblemError> errors = columns.stream()
                .filter(column -> !known.contains(column))
                .sorted()
                .map(column -> ProblemError.at(
                        "/columnTypes/" + ProblemError.token(column),
                        "the dataset has no column \"" + column + "\"" + Nearest.hint(column, known)))
                .toList();
        if (!errors.isEmpty()) {
            throw ProblemException.invalidRequest(errors);
        }
    }

    private StoredDataset change(
            UUID id,
            Consumer<StoredDataset> precondition,
            DatasetController.DatasetChange change,
            Consumer<Dataset> further) {
        return transaction.execute(status -> {
            Dataset dataset = locked(id);
            precondition.accept(stored(dataset));
            further.accept(dataset);
            if (change.name() != null) {
                dataset.rename(checkedName(change.name(), ProblemException::invalidRequest, "/name"));
            }
            if (change.description() != null) {
                dataset.describe(change.description());
            }
            if (change.tags() != null) {
                dataset.tag(change.tags());
            }
            return stored(dataset);
        });
    }

    /**
     * Removes a dataset and its bytes; jobs and models made from it stay.
     *
     * @throws ProblemException 404 if there is none, 409 while a queued or running job needs it
     */
    void delete(UUID id) {
        Dataset deleted = transaction.execute(status -> {
            Dataset dataset = locked(id);
            throwIfInUse(dataset, "it can be deleted");
            datasets.delete(dataset);
            return dataset;
        });
        blobs.discard(List.of(deleted.sha256(), deleted.tableSha256()));
    }

    private Dataset locked(UUID id) {
        return datasets.lock(id).orElseThrow(() -> ProblemException.notFound("dataset", id));
    }

    private void throwIfInUse(Dataset dataset, String afterwards) {
        if (uses.stream().anyMatch(use -> use.isUsing(dataset.id()))) {
            throw ProblemType.CONFLICT.because("dataset " + dataset.id()
                    + " is needed by a job that is queued or running; cancel it or wait for its end, then "
                    + afterwards);
        }
    }

    private StoredDataset stored(Dataset dataset) {
        return new StoredDataset(
                dataset.id(),
                dataset.name(),
                dataset.description(),
                List.copyOf(dataset.tags()),
                dataset.createdAt(),
                dataset.rowCount(),
                dataset.columnCount(),
                dataset.byteCount(),
                dataset.sha256(),
                dataset.tableSha256(),
                binder.bind(dataset.profile().getBytes(StandardCharsets.UTF_8), TableProfile.class));
    }
}
