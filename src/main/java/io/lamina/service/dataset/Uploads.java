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
import io.lamina.table.ingest.CellRules;
import io.lamina.table.ingest.Ingest;
import io.lamina.table.reader.CsvTableReader;
import io.lamina.table.reader.GzipStream;
import io.lamina.table.reader.JsonTableReader;
import io.lamina.table.reader.ParquetTableReader;
import io.lamina.table.reader.TableReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door through which tables come: takes their bytes, tells what they are, and reads them. */
@Component
class Uploads {
    private final Blobs blobs;
    private final UploadLimits limits;

    Uploads(Blobs blobs, UploadLimits limits) {
        this.blobs = blobs;
        this.limits = limits;
    }

    /** Refuses by what the client announces, before a byte is read. */
    void checkAnnounced(long contentLength) {
        limits.checkAnnounced(contentLength);
    }

    /**
     * Takes the bytes of a table as they come, out of gzip if they are in it, and their hash; the caller closes what it gets.
     *
     * @throws ProblemException 413 if they are too many, or become too many; 422 if gzip is damaged; 400 or 422 if an option does
     *     not apply to the format
     * @throws IOException if the body ends early or cannot be stored
     */
    Upload receive(InputStream body, Announcement said) throws IOException {
        StagedBlob raw = blobs.stage();
        boolean received = false;
        try {
            copy(body, said.isGzip(), raw);
            raw.complete();
            Upload upload = new Upload(raw, format(raw, said), said.options());
            refuseMisplaced(upload, said.inForm());
            received = true;
            return upload;
        } catch (TableException refused) {
            throw problem(refused);
        } finally {
            if (!received) {
                raw.close();
            }
        }
    }

    /**
     * Takes the bytes of a table that is stored already, to read them another time; the caller closes what it gets.
     *
     * @param format what they are; null: what they look like
     * @throws IOException if they cannot be read, or are no longer those that came
     */
    Upload again(String sha256, @Nullable DatasetFormat format, UploadOptions options) throws IOException {
        StagedBlob raw = blobs.stage();
        boolean received = false;
        try (InputStream bytes = blobs.open(sha256)) {
            bytes.transferTo(raw.output());
            raw.complete();
            if (!raw.sha256().equals(sha256)) {
                throw new IOException("the stored bytes " + sha256 + " are damaged");
            }
            Upload upload = new Upload(raw, format(raw, new Announcement(format, false, options, true)), options);
            received = true;
            return upload;
        } finally {
            if (!received) {
                raw.close();
            }
        }
    }

    private void copy(InputStream body, boolean saidGzip, StagedBlob raw) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(body, 2);
        byte[] beginning = bytes.readNBytes(2);
        bytes.unread(beginning);
        if (saidGzip || GzipStream.isGzip(beginning)) {
            try (GzipStream plain = new GzipStream(bytes, limits.maxGzipRatio())) {
                limits.copy(plain, raw.output());
            }
        } else {
            limits.copy(bytes, raw.output());
        }
    }

    private static DatasetFormat format(StagedBlob raw, Announcement said) throws IOException {
        byte[] beginning;
        try (InputStream bytes = raw.open()) {
            beginning = bytes.readNBytes(DatasetFormat.LOOK_AHEAD);
        }
        if (GzipStream.isGzip(beginning)) {
            throw new TableException(TableError.ofTable("is gzip inside gzip; compress it once"));
        }
        return said.format() == null ? DatasetFormat.ofContent(beginning) : said.format();
    }

    private static void refuseMisplaced(Upload upload, boolean inForm) {
        String detail = "applies to CSV files alone, and this is "
                + upload.format().name().replace("PARQUET", "Parquet");
        List<String> misplaced = upload.options().misplaced(upload.format());
        if (!misplaced.isEmpty() && inForm) {
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

    /**
     * Reads and profiles a table.
     *
     * @param scratch where its rows lie
     * @throws ProblemException 422 with the rows and columns at fault, 413 if a limit is exceeded, 400 if it is no JSON
     * @throws IOException if its bytes cannot be read
     */
    JsonDataset read(Upload upload, Scratch scratch) throws IOException {
        TableLimits ofTables = limits.ofTables();
        CellRules rules = upload.options().cellRules();
        try (FileChannel file = upload.raw().openChannel()) {
            InputStream bytes = Channels.newInputStream(file);
            return switch (upload.format()) {
                case CSV ->
                    read(new CsvTableReader(bytes, upload.options().csvFormat(), ofTables), rules, ofTables, scratch);
                case JSON -> JsonDataset.read(bytes, rules, ofTables, scratch);
                case NDJSON -> read(new JsonTableReader(bytes, ofTables), rules, ofTables, scratch);
                case PARQUET -> read(new ParquetTableReader(file, ofTables), rules, ofTables, scratch);
            };
        } catch (TableException refused) {
            throw problem(refused);
        }
    }

    private static JsonDataset read(TableReader reader, CellRules rules, TableLimits limits, Scratch scratch)
            throws IOException {
        return new JsonDataset(null, Ingest.read(reader, rules, limits, scratch));
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
