package io.lamina.service.dataset;

import io.lamina.service.problem.ProblemType;
import io.lamina.table.TableLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** How much a client may send in one upload, and how much memory one table may take. */
@Component
class UploadLimits {
    private static final int BUFFER = 1 << 16;

    private final DataSize largestUpload;
    private final int maxGzipRatio;
    private final TableLimits ofTables;

    UploadLimits(
            @Value("${lamina.max-upload:4GB}") DataSize largestUpload,
            @Value("${lamina.max-gzip-ratio:100}") int maxGzipRatio) {
        this.largestUpload = largestUpload;
        this.maxGzipRatio = maxGzipRatio;
        // A table, its profile and a training of it must fit side by side.
        this.ofTables =
                TableLimits.DEFAULT.withMaxMemoryBytes(Runtime.getRuntime().maxMemory() / 4);
    }

    /** Most bytes that gzip may give out per byte that came, beyond the first MiB. */
    int maxGzipRatio() {
        return maxGzipRatio;
    }

    TableLimits ofTables() {
        return ofTables;
    }

    /** Refuses by what the client announces, before a byte is read. */
    void checkAnnounced(long contentLength) {
        if (contentLength > largestUpload.toBytes()) {
            throw tooLarge();
        }
    }

    /** Copies the body until it is over or over the limit. */
    void copy(InputStream from, OutputStream... to) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long copied = 0;
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            copied += read;
            if (copied > largestUpload.toBytes()) {
                throw tooLarge();
            }
            for (OutputStream one : to) {
                one.write(buffer, 0, read);
            }
        }
    }

    private RuntimeException tooLarge() {
        return ProblemType.TOO_LARGE.because(
                "an upload may have at most " + largestUpload.toBytes() + " bytes, after gunzip where it is gzip");
    }
}
