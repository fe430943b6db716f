package io.lamina.service.dataset;

import io.lamina.service.blob.Blobs;
import io.lamina.service.blob.StagedBlob;
import io.lamina.table.ingest.Ingested;
import io.lamina.table.profile.TableProfile;
import io.lamina.table.store.TableFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;

/** Makes the columns of a table that was read: the bytes that are trained on, and what is known of them. */
@Component
class Columns {
    private final Blobs blobs;

    Columns(Blobs blobs) {
        this.blobs = blobs;
    }

    /** What is done with columns that are written, but not kept yet. */
    interface Use<R> {
        R of(StagedBlob columns, TableProfile profile) throws IOException;
    }

    /** Writes the columns while they are profiled; they are gone when {@code use} is done, unless it has kept them. */
    <R> R of(Upload upload, Use<R> use) throws IOException {
        Ingested ingested = upload.read().ingested();
        try (StagedBlob columns = blobs.stage();
                ExecutorService beside = Executors.newThreadPerTaskExecutor(Uploads.THREADS)) {
            Future<StagedBlob> written = beside.submit(() -> {
                TableFile.write(ingested.table(), columns.output());
                return columns.complete();
            });
            TableProfile profile = ingested.profile();
            return use.of(written.get(), profile);
        } catch (ExecutionException e) {
            throw new IOException("the columns of a table cannot be written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the storing of a table was interrupted");
        }
    }
}
