package io.lamina.service.dataset;

import io.lamina.service.blob.Blobs;
import io.lamina.service.blob.StagedBlob;
import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import io.lamina.table.Scratch;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import io.lamina.table.TableLimits;
import io.lamina.table.TableTooLargeException;
import io.lamina.table.ingest.Ingest;
import io.lamina.table.reader.CsvTableReader;
import io.lamina.table.reader.GzipStream;
import io.lamina.table.reader.JsonTableReader;
import io.lamina.table.reader.ParquetTableReader;
import io.lamina.table.reader.TableReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.lang.foreign.Arena;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The door through which tables come: takes their bytes, tells what they are, and reads them. */
@Component
class Uploads {
    /** Of the platform: a large table is work without a pause, and would keep the requests of others waiting. */
    static final ThreadFactory THREADS =
            Thread.ofPlatform().daemon().name("ingest").factory();

    private final Blobs blobs;
    private final UploadLimits limits;

    /** How many tables may be read while they come: a client that sends slowly keeps memory for long. */
    private final Semaphore places;

    Uploads(Blobs blobs, UploadLimits limits, @Value("${lamina.workers}") int workers) {
        this.blobs = blobs;
        this.limits = limits;
        this.places = new Semaphore(workers);
    }

    /** Refuses by what the client announces, before a byte is read. */
    void checkAnnounced(long contentLength) {
        limits.checkAnnounced(contentLength);
    }

    /** What is done with a table that has come. */
    interface Use<R> {
        R of(Upload upload) throws IOException;
    }

    /**
     * Takes the bytes of a table as they come, out of gzip if they are in it, and their hash, and reads them; what that takes is given back
     * when {@code use} is done.
     *
     * @throws ProblemException 413 if they are too many, or become too many; 422 if gzip is damaged, or with the rows and columns at fault;
     *     400 if it is no JSON; 400 or 422 if an option does not apply to the format
     * @throws IOException if the body ends early or cannot be stored
     */
    <R> R receive(InputStream body, Announcement said, Use<R> use) throws IOException {
        try (StagedBlob raw = blobs.stage();
                Arena arena = Arena.ofShared();
                Scratch scratch = new Scratch(blobs.temporaryPath(), arena)) {
            return use.of(receive(body, said, raw, scratch));
        }
    }

    private Upload receive(InputStream body, Announcement said, StagedBlob raw, Scratch scratch) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(body, DatasetFormat.LOOK_AHEAD);
        byte[] beginning = bytes.readNBytes(DatasetFormat.LOOK_AHEAD);
        bytes.unread(beginning);
        try {
            DatasetFormat format;
            JsonDataset read;
            if (said.isGzip() || GzipStream.isGzip(beginning)) {
                try (GzipStream plain = new GzipStream(bytes, limits.maxGzipRatio())) {
                    limits.copy(plain, raw.output());
                }
                format = format(raw.complete(), said);
                read = read(raw, format, said.options(), scratch);
            } else {
                format = format(beginning, said);
                read = read(bytes, raw, format, said.options(), scratch);
            }
            return new Upload(raw, format, said.options(), read);
        } catch (TableException refused) {
            throw problem(refused);
        }
    }

    private static DatasetFormat format(StagedBlob raw, Announcement said) throws IOException {
        try (InputStream bytes = raw.open()) {
            byte[] beginning = bytes.readNBytes(DatasetFormat.LOOK_AHEAD);
            if (GzipStream.isGzip(beginning)) {
                throw new TableException(TableError.ofTable("is gzip inside gzip; compress it once"));
            }
            return format(beginning, said);
        }
    }

    private static DatasetFormat format(byte[] beginning, Announcement said) {
        DatasetFormat format = said.format() == null ? DatasetFormat.ofContent(beginning) : said.format();
        refuseMisplaced(format, said);
        return format;
    }

    /** Reads a table while it comes, if its format and the other requests let it, else once it is here. */
    private JsonDataset read(
            InputStream body, StagedBlob raw, DatasetFormat format, UploadOptions options, Scratch scratch)
            throws IOException {
        if (format == DatasetFormat.PARQUET || !places.tryAcquire()) {
            limits.copy(body, raw.output());
            return read(raw.complete(), format, options, scratch);
        }
        BytePipe pipe = new BytePipe();
        try (ExecutorService beside = Executors.newThreadPerTaskExecutor(THREADS)) {
            Future<JsonDataset> reading = beside.submit(() -> {
                try (InputStream bytes = pipe.source()) {
                    return read(bytes, format, options, scratch);
                }
            });
            take(body, raw, pipe);
            return reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the reading of a table was interrupted");
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } finally {
            places.release();
        }
    }

    /** All of the body, also where the reader has seen enough: who is still sending reads no answer. */
    private void take(InputStream body, StagedBlob raw, BytePipe pipe) throws IOException {
        try (OutputStream sink = pipe.sink()) {
            limits.copy(body, raw.output(), sink);
        }
        raw.complete();
    }

    /** What another thread has thrown, for the caller of this one. */
    private static IOException thrown(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException refused) {
            throw refused;
        }
        if (cause instanceof Error fatal) {
            throw fatal;
        }
        return cause instanceof IOException failed ? failed : new IOException("a table cannot be read", cause);
    }

    private static void refuseMisplaced(DatasetFormat format, Announcement said) {
        String detail =
                "applies to CSV files alone, and this is " + format.name().replace("PARQUET", "Parquet");
        List<String> misplaced = said.options().misplaced(format);
        if (!misplaced.isEmpty() && said.inForm()) {
            throw ProblemException.invalidRequest(misplaced.stream()
                    .map(option -> ProblemError.at("/options/" + option, detail))
                    .toList());
        }
        if (!misplaced.isEmpty()) {
            throw ProblemException.invalidParameters(misplaced.stream()
                    .map(option -> ProblemError.parameter(option, detail))
                    .toList());
        }
    }

    private JsonDataset read(StagedBlob raw, DatasetFormat format, UploadOptions options, Scratch scratch)
            throws IOException {
        try (FileChannel file = raw.openChannel()) {
            return format == DatasetFormat.PARQUET
                    ? read(new ParquetTableReader(file, limits.ofTables()), options, scratch)
                    : read(Channels.newInputStream(file), format, options, scratch);
        }
    }

    private JsonDataset read(InputStream bytes, DatasetFormat format, UploadOptions options, Scratch scratch)
            throws IOException {
        TableLimits ofTables = limits.ofTables();
        return switch (format) {
            case CSV -> read(new CsvTableReader(bytes, options.csvFormat(), ofTables), options, scratch);
            case JSON -> JsonDataset.read(bytes, options.cellRules(), ofTables, scratch);
            case NDJSON -> read(new JsonTableReader(bytes, ofTables), options, scratch);
            case PARQUET -> throw new IllegalArgumentException("Parquet is no stream: its end comes first");
        };
    }

    private JsonDataset read(TableReader reader, UploadOptions options, Scratch scratch) throws IOException {
        return new JsonDataset(null, Ingest.read(reader, options.cellRules(), limits.ofTables(), scratch));
    }

    private static ProblemException problem(TableException refused) {
        List<ProblemError> errors = refused.errors().stream()
                .map(error -> ProblemError.cell(error.row(), error.column(), error.detail()))
                .toList();
        return refused instanceof TableTooLargeException
                ? new ProblemException(ProblemType.TOO_LARGE, "the table is too large", errors)
                : ProblemException.invalidRequest(errors);
    }
}
