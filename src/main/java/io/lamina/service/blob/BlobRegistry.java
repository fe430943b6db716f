package io.lamina.service.blob;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The rows of all blobs. A row's lock, held until a transaction ends, is what keeps those who name a blob and those who remove it
 * from crossing, in one process or in many.
 *
 * <p>Plain JDBC: rows are locked and asked again, which no first-level cache should answer.
 */
@Component
class BlobRegistry {
    private static final String COLUMNS = "select sha256, byte_count, store, copy from blob ";
    private static final String UNIQUE_VIOLATION = "23505";

    private final JdbcTemplate jdbc;
    private final InstantSource clock;

    BlobRegistry(JdbcTemplate jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Nullable
    KeptBlob find(String sha256) {
        return first(COLUMNS + "where sha256 = ?", sha256);
    }

    /** Those of the blobs that there are. */
    List<KeptBlob> find(Collection<String> sha256s) {
        if (sha256s.isEmpty()) {
            return List.of();
        }
        String marks = String.join(", ", Collections.nCopies(sha256s.size(), "?"));
        return jdbc.query(COLUMNS + "where sha256 in (" + marks + ")", (row, index) -> read(row), sha256s.toArray());
    }

    /** The hashes behind the given one, in ascending order. */
    List<String> page(String after, int limit) {
        return jdbc.query(
                "select sha256 from blob where sha256 > ? order by sha256 fetch first ? rows only",
                (row, index) -> row.getString(1),
                after,
                limit);
    }

    /** Locks a blob's row until the transaction ends, waiting for whoever has it; null: there is none. */
    @Nullable
    KeptBlob lock(String sha256) {
        return first(COLUMNS + "where sha256 = ? for update", sha256);
    }

    /** The same without waiting; null also if somebody else has the lock. */
    @Nullable
    KeptBlob lockIfFree(String sha256) {
        return first(COLUMNS + "where sha256 = ? for update skip locked", sha256);
    }

    /**
     * Locks the blob's row, and adds the one that is offered where there is none; answers the row that is there then.
     *
     * <p>Two processes may add the same row at once: the later one waits for the end of the other's transaction and then finds
     * either its row or, after a rollback, room for its own.
     */
    KeptBlob lockOrAdd(KeptBlob offered) {
        while (true) {
            KeptBlob there = lock(offered.sha256());
            if (there != null) {
                return there;
            }
            if (Boolean.TRUE.equals(jdbc.execute((Connection connection) -> tryAdd(connection, offered)))) {
                return offered;
            }
        }
    }

    /** A statement that fails spoils a whole transaction on PostgreSQL; a savepoint keeps it alive. */
    private boolean tryAdd(Connection connection, KeptBlob blob) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into blob (sha256, byte_count, store, copy, kept_at) values (?, ?, ?, ?, ?)")) {
            insert.setString(1, blob.sha256());
            insert.setObject(2, blob.byteCount());
            insert.setString(3, blob.store());
            insert.setString(4, blob.copy());
            insert.setTimestamp(5, Timestamp.from(clock.instant()));
            insert.executeUpdate();
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(before);
            return false;
        }
    }

    /** Says that the bytes lie elsewhere now; needs the row's lock. */
    void move(KeptBlob blob) {
        jdbc.update(
                "update blob set byte_count = ?, store = ?, copy = ? where sha256 = ?",
                blob.byteCount(),
                blob.store(),
                blob.copy(),
                blob.sha256());
    }

    /** Needs the row's lock. */
    void remove(String sha256) {
        jdbc.update("delete from blob where sha256 = ?", sha256);
    }

    private @Nullable KeptBlob first(String query, String sha256) {
        List<KeptBlob> found = jdbc.query(query, (row, index) -> read(row), sha256);
        return found.isEmpty() ? null : found.getFirst();
    }

    private static KeptBlob read(ResultSet row) throws SQLException {
        return new KeptBlob(
                row.getString("sha256"),
                row.getObject("byte_count", Long.class),
                row.getString("store"),
                row.getString("copy"));
    }
}
