package io.lamina.service.dataset;

import io.lamina.service.blob.Blobs;
import io.lamina.service.blob.StagedBlob;
import io.lamina.service.json.JsonBinder;
import io.lamina.service.json.JsonWriter;
import io.lamina.service.paging.Page;
import io.lamina.service.paging.PageRequest;
import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import io.lamina.table.Scratch;
import io.lamina.table.TableException;
import io.lamina.table.TableLimits;
import io.lamina.table.TableTooLargeException;
import io.lamina.table.ingest.Ingest;
import io.lamina.table.ingest.Ingested;
import io.lamina.table.profile.TableProfile;
import io.lamina.table.reader.CsvTableReader;
import io.lamina.table.store.TableFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hibernate.Hibernate;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door to datasets. Content never changes after it was stored: what a job trained on can always be named by its hash.
 */
@Component
public class Datasets {
    static final int LONGEST_NAME = 200;

    private final DatasetRepository datasets;
    private final ObjectProvider<DatasetUse> uses;
    private final Blobs blobs;
    private final JsonWriter writer;
    private final JsonBinder binder;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final UploadLimits limits;

    Datasets(
            DatasetRepository datasets,
            ObjectProvider<DatasetUse> uses,
            Blobs blobs,
            JsonWriter writer,
            JsonBinder binder,
            TransactionTemplate transaction,
            InstantSource clock,
            UploadLimits limits) {
        this.datasets = datasets;
        this.uses = uses;
        this.blobs = blobs;
        this.writer = writer;
        this.binder = binder;
        this.transaction = transaction;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Takes the bytes of a table as they come, and their hash; the caller closes what it gets.
     *
     * @throws ProblemException 413 if they are too many
     * @throws IOException if the body ends early or cannot be stored
     */
    StagedBlob receive(InputStream body) throws IOException {
        StagedBlob raw = blobs.stage();
        boolean received = false;
        try {
            limits.copy(body, raw.output());
            raw.complete();
            received = true;
            return raw;
        } finally {
            if (!received) {
                raw.close();
            }
        }
    }

    /**
     * Reads, checks and stores a table; when it returns, the dataset survives a crash.
     *
     * @param raw the bytes as they were received
     * @param name what to call it; null: as the body says, or by its id
     * @param answer made in the transaction that stores the dataset; if it throws, nothing is stored
     * @throws ProblemException 422 with the rows and columns at fault, 413 if a limit is exceeded, 400 if it is no JSON
     * @throws IOException if it cannot be stored
     */
    <R> R add(StagedBlob raw, @Nullable String name, DatasetFormat format, Function<StoredDataset, R> answer)
            throws IOException {
        return add(UuidVersion7Strategy.INSTANCE.generateUuid(null), raw, name, format, answer);
    }

    /** An example, under its own id. */
    void add(UUID id, String name, DatasetFormat format, InputStream body) throws IOException {
        try (StagedBlob raw = receive(body)) {
            add(id, raw, name, format, Function.identity());
        }
    }

    private <R> R add(
            UUID id, StagedBlob raw, @Nullable String name, DatasetFormat format, Function<StoredDataset, R> answer)
            throws IOException {
        try (Arena arena = Arena.ofShared();
                Scratch scratch = new Scratch(blobs.temporaryPath(), arena);
                StagedBlob columns = blobs.stage()) {
            JsonDataset read = read(format, raw, scratch);
            String chosenName = name != null
                    ? checkedName(name, ProblemException::invalidParameter, "name")
                    : checkedName(
                            read.name() == null ? defaultName(id) : read.name(),
                            ProblemException::invalidRequest,
                            "/name");
            Ingested ingested = read.ingested();
            TableFile.write(ingested.table(), columns.output());
            columns.complete();
            Dataset dataset = new Dataset(
                    id,
                    chosenName,
                    clock.instant(),
                    ingested.profile().rowCount(),
                    ingested.table().columns().size(),
                    raw.byteCount(),
                    raw.sha256(),
                    columns.sha256(),
                    writer.text(ingested.profile()));
            return blobs.keepWhile(
                    List.of(raw, columns),
                    () -> transaction.execute(status -> answer.apply(stored(datasets.save(dataset)))));
        } catch (TableTooLargeException e) {
            throw new ProblemException(ProblemType.TOO_LARGE, "the table is too large", errors(e));
        } catch (TableException e) {
            throw ProblemException.invalidRequest(errors(e));
        }
    }

    private JsonDataset read(DatasetFormat format, StagedBlob raw, Scratch scratch) throws IOException {
        TableLimits tableLimits = limits.ofTables();
        try (InputStream bytes = raw.open()) {
            return switch (format) {
                case CSV ->
                    new JsonDataset(null, Ingest.read(new CsvTableReader(bytes, tableLimits), tableLimits, scratch));
                case JSON -> JsonDataset.read(bytes, tableLimits, scratch);
            };
        }
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

    private static List<ProblemError> errors(TableException e) {
        return e.errors().stream()
                .map(error -> ProblemError.cell(error.row(), error.column(), error.detail()))
                .toList();
    }

    /** The dataset, or 404. */
    @Transactional(readOnly = true)
    public StoredDataset get(UUID id) {
        return stored(datasets.findById(id).orElseThrow(() -> ProblemException.notFound("dataset", id)));
    }

    /**
     * Locks the dataset's row until the surrounding transaction ends, so that nobody deletes it meanwhile; false if it is gone.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean hold(UUID id) {
        return datasets.lock(id).isPresent();
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

    /** Rows without what is in their columns. */
    @Transactional(readOnly = true)
    Page<Dataset> list(PageRequest<UUID> page) {
        Limit limit = Limit.of(page.toRead());
        UUID after = page.after();
        List<Dataset> read = after == null
                ? datasets.findByOrderByIdDesc(limit)
                : datasets.findByIdLessThanOrderByIdDesc(after, limit);
        read.forEach(dataset -> Hibernate.initialize(dataset.tags()));
        return page.page(read, Dataset::id);
    }

    /**
     * Removes a dataset and its bytes; jobs and models made from it stay.
     *
     * @throws ProblemException 404 if there is none, 409 while a queued or running job needs it
     */
    void delete(UUID id) {
        Dataset deleted = transaction.execute(status -> {
            Dataset dataset = datasets.lock(id).orElseThrow(() -> ProblemException.notFound("dataset", id));
            if (uses.stream().anyMatch(use -> use.isUsing(id))) {
                throw ProblemType.CONFLICT.because("dataset " + id
                        + " is needed by a job that is queued or running; cancel it or wait for its end");
            }
            datasets.delete(dataset);
            return dataset;
        });
        blobs.discard(List.of(deleted.sha256(), deleted.tableSha256()));
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
