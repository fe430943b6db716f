package io.lamina.service.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Blobs as rows of 256 KiB in the database that has everything else, so that processes share nothing but the database. Bytes
 * are written in the transaction that names them: a crash leaves nothing, and a commit all.
 *
 * <p>No large objects: on PostgreSQL they lie outside the tables' rules, on H2 a value of more than 1 MiB needs another type.
 */
final class DatabaseBlobStore implements BlobStore {
    static final String NAME = "database";

    private final JdbcTemplate jdbc;

    DatabaseBlobStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void put(KeptBlob blob, StagedBlob staged) throws IOException {
        delete(blob);
        byte[] chunk = new byte[ChunkInputStream.CHUNK];
        try (InputStream bytes = staged.open()) {
            int read = chunk.length;
            for (int position = 0; read == chunk.length; position++) {
                read = bytes.readNBytes(chunk, 0, chunk.length);
                jdbc.update(
                        "insert into blob_chunk (sha256, position, bytes) values (?, ?, ?)",
                        blob.sha256(),
                        position,
                        read == chunk.length ? chunk : Arrays.copyOf(chunk, read));
            }
        }
    }

    @Override
    public boolean holds(KeptBlob blob) {
        return !jdbc.queryForList(
                        "select position from blob_chunk where sha256 = ? and position = 0",
                        Integer.class,
                        blob.sha256())
                .isEmpty();
    }

    @Override
    public InputStream open(KeptBlob blob) throws IOException {
        return new ChunkInputStream(jdbc, blob.sha256());
    }

    @Override
    public @Nullable Path file(KeptBlob blob) {
        return null;
    }

    @Override
    public void delete(KeptBlob blob) {
        jdbc.update("delete from blob_chunk where sha256 = ?", blob.sha256());
    }
}
