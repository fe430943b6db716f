package io.lamina.service.blob;

import io.lamina.service.Databases;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What one process has of blobs: its own objects over a database, and a folder, that others may share. A table {@code naming} plays the
 * part of the rows that name blobs.
 */
final class BlobProcess implements AutoCloseable {
    final JdbcTemplate jdbc;
    final Blobs blobs;
    final OrphanedBlobs orphans;
    final StrayFiles strays;
    private final Staging staging;

    BlobProcess(DataSource database, Path folder, String store) {
        this(database, folder, store, null);
    }

    /** With an owner that is asked beside the table of names. */
    BlobProcess(DataSource database, Path folder, String store, @Nullable BlobOwner another) {
        this.jdbc = new JdbcTemplate(database);
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        BlobRegistry registry = new BlobRegistry(jdbc, InstantSource.system());
        FilesystemBlobStore files = new FilesystemBlobStore(folder);
        this.staging = new Staging(folder);
        BlobOwner names = sha256s -> sha256s.stream()
                .filter(sha256 -> count("select count(*) from naming where sha256 = ?", sha256) > 0)
                .collect(Collectors.toSet());
        this.blobs = new Blobs(
                registry,
                BlobStores.of(List.of(files, new DatabaseBlobStore(jdbc)), store),
                staging,
                another == null ? List.of(names) : List.of(another, names),
                transaction);
        this.orphans = new OrphanedBlobs(blobs, registry);
        this.strays = new StrayFiles(files, registry, transaction);
    }

    /** Makes the tables of the service and the one of names, all empty. */
    static void migrate(DataSource database) {
        JdbcTemplate jdbc = Databases.migrate(database);
        jdbc.execute("create table if not exists naming (name uuid primary key, sha256 varchar(64) not null)");
        jdbc.execute("delete from naming");
        jdbc.execute("delete from blob_chunk");
        jdbc.execute("delete from blob");
    }

    long count(String query, Object... arguments) {
        return jdbc.query(query, (row, index) -> row.getLong(1), arguments).getFirst();
    }

    /** Keeps content under a name, as an upload does. */
    String keep(byte[] content) throws IOException {
        return keep(content, () -> null);
    }

    /** The same, with something else to do before the commit. */
    String keep(byte[] content, Callable<?> before) throws IOException {
        return keep(UUID.randomUUID(), content, before);
    }

    /** The same under a name that is given. */
    String keep(UUID name, byte[] content, Callable<?> before) throws IOException {
        try (StagedBlob staged = blobs.stage()) {
            staged.output().write(content);
            String sha256 = staged.complete().sha256();
            return blobs.keepWhile(List.of(staged), () -> {
                call(before);
                jdbc.update("insert into naming (name, sha256) values (?, ?)", name, sha256);
                return sha256;
            });
        }
    }

    private static void call(Callable<?> task) {
        try {
            task.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes one name away and removes the blob if that was the last, as a client's deletion does. */
    void delete(UUID name, String sha256) throws IOException {
        jdbc.update("delete from naming where name = ?", name);
        blobs.discard(List.of(sha256));
    }

    /** The same for all its names. */
    void delete(String sha256) throws IOException {
        unname(sha256);
        blobs.discard(List.of(sha256));
    }

    /** The first half of a deletion: a crash behind it leaves the blob. */
    void unname(String sha256) {
        jdbc.update("delete from naming where sha256 = ?", sha256);
    }

    byte[] read(String sha256) throws IOException {
        try (InputStream bytes = blobs.open(sha256)) {
            return bytes.readAllBytes();
        }
    }

    @Override
    public void close() throws IOException {
        staging.close();
    }
}
