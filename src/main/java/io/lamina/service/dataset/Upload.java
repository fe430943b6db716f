package io.lamina.service.dataset;

import io.lamina.service.blob.StagedBlob;
import java.io.IOException;

/**
 * A table that was received, not read yet.
 *
 * @param raw its bytes, after gunzip
 * @param format what they are
 * @param options how to read them
 */
record Upload(StagedBlob raw, DatasetFormat format, UploadOptions options) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        raw.close();
    }
}
