package io.lamina.service.blob;

import io.lamina.service.housekeeping.Housework;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Blobs that no row names: a process died between the commit that gave one up and the one that removes it. A blob that is being
 * kept just now is not seen here, since its row commits together with the one that names it.
 */
@Component
class OrphanedBlobs implements Housework {
    /** Hashes in one question to the owners. */
    private static final int PAGE = 500;

    private final Blobs blobs;
    private final BlobRegistry registry;

    OrphanedBlobs(Blobs blobs, BlobRegistry registry) {
        this.blobs = blobs;
        this.registry = registry;
    }

    @Override
    public String name() {
        return "blobs that nothing names";
    }

    @Override
    public int clean(Instant now, int limit) {
        int removed = 0;
        String after = "";
        while (true) {
            List<String> page = registry.page(after, PAGE);
            Set<String> needed = blobs.needed(page);
            for (String sha256 : page) {
                if (!needed.contains(sha256) && blobs.discardIfFree(sha256)) {
                    removed++;
                    if (removed == limit) {
                        return removed;
                    }
                }
            }
            if (page.size() < PAGE) {
                return removed;
            }
            after = page.getLast();
        }
    }
}
