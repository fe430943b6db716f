package io.lamina.service.blob;

import io.lamina.service.housekeeping.Housework;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Files of the file store that no row names: a process died after it wrote one and before the commit, or after the commit that
 * gave one up and before it removed it.
 *
 * <p>A file without a row may also be one that is just being kept, by a transaction that has not committed yet. That one holds the
 * lock on the blob's row, so a file is judged only with the lock held: then a row that does not name it never will.
 */
@Component
class StrayFiles implements Housework {
    private static final Pattern FILE = Pattern.compile("([0-9a-f]{64})(?:-([0-9a-f-]{1,36}))?");
    private static final int PAGE = 500;

    private final FilesystemBlobStore store;
    private final BlobRegistry registry;
    private final TransactionOperations transaction;

    StrayFiles(FilesystemBlobStore store, BlobRegistry registry, TransactionOperations transaction) {
        this.store = store;
        this.registry = registry;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "files of blobs that nothing names";
    }

    @Override
    public int clean(Instant now, int limit) {
        int removed = 0;
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(store.folder(), Files::isDirectory)) {
            for (Path folder : folders) {
                removed += clean(folder, limit - removed);
                if (removed == limit) {
                    return removed;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the folder of blobs", e);
        }
        return removed;
    }

    private int clean(Path folder, int limit) throws IOException {
        int removed = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            List<KeptBlob> page = new ArrayList<>();
            for (Path file : files) {
                KeptBlob blob = named(file);
                if (blob != null) {
                    page.add(blob);
                }
                if (page.size() == PAGE) {
                    removed += clean(page, limit - removed);
                    page.clear();
                }
            }
            return removed + clean(page, limit - removed);
        }
    }

    /** What the file would be the copy of; null: nothing of ours. */
    private @Nullable KeptBlob named(Path file) {
        Matcher name = FILE.matcher(file.getFileName().toString());
        return name.matches()
                ? new KeptBlob(name.group(1), null, store.name(), name.group(2) == null ? "" : name.group(2))
                : null;
    }

    private int clean(List<KeptBlob> files, int limit) {
        Map<String, KeptBlob> rows = new HashMap<>();
        Set<String> sha256s = files.stream().map(KeptBlob::sha256).collect(Collectors.toSet());
        registry.find(sha256s).forEach(row -> rows.put(row.sha256(), row));
        int removed = 0;
        for (KeptBlob file : files) {
            if (removed < limit && !isOf(rows.get(file.sha256()), file) && removeIfStray(file)) {
                removed++;
            }
        }
        return removed;
    }

    private static boolean isOf(@Nullable KeptBlob row, KeptBlob file) {
        return row != null && row.store().equals(file.store()) && row.copy().equals(file.copy());
    }

    /** Asks again with the row locked; where there is none, one is made for the time of this transaction only. */
    private boolean removeIfStray(KeptBlob file) {
        return transaction.execute(status -> {
            KeptBlob placeholder = new KeptBlob(
                    file.sha256(), null, store.name(), UUID.randomUUID().toString());
            KeptBlob row = registry.lockOrAdd(placeholder);
            if (isOf(row, file)) {
                return false;
            }
            store.delete(file);
            if (row.equals(placeholder)) {
                registry.remove(file.sha256());
            }
            return true;
        });
    }
}
