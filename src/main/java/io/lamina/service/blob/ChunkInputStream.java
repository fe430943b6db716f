package io.lamina.service.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads a blob of the database chunk by chunk, one short query each, so that neither memory nor a connection is held by a slow
 * reader. A chunk that is not full is the last one; a blob that is removed meanwhile ends in an error, never early.
 */
final class ChunkInputStream extends InputStream {
    static final int CHUNK = 256 * 1024;

    private final JdbcTemplate jdbc;
    private final String sha256;
    private byte[] chunk;
    private int at;
    private int next;

    ChunkInputStream(JdbcTemplate jdbc, String sha256) throws IOException {
        this.jdbc = jdbc;
        this.sha256 = sha256;
        this.chunk = new byte[0];
        this.chunk = fetch();
    }

    @Override
    public int read() throws IOException {
        return isAtEnd() ? -1 : chunk[at++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int count = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, target, offset, count);
        at += count;
        return count;
    }

    @Override
    public int available() {
        return chunk.length - at;
    }

    private boolean isAtEnd() throws IOException {
        if (at == chunk.length && chunk.length == CHUNK) {
            chunk = fetch();
            at = 0;
        }
        return at == chunk.length;
    }

    private byte[] fetch() throws IOException {
        List<byte[]> found;
        try {
            found = jdbc.query(
                    "select bytes from blob_chunk where sha256 = ? and position = ?",
                    (row, index) -> row.getBytes(1),
                    sha256,
                    next);
        } catch (DataAccessException e) {
            throw new IOException("the database does not give chunk " + next + " of blob " + sha256, e);
        }
        if (found.isEmpty()) {
            throw new NoSuchFileException(sha256, null, next == 0 ? "no such blob" : "removed while it was read");
        }
        next++;
        return found.getFirst();
    }
}
