package io.lamina.service.blob;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All stores by name. New blobs go to the chosen one; a blob is read and removed where its row says it lies, so that the choice
 * may change between two starts.
 */
final class BlobStores {
    private final Map<String, BlobStore> byName = new TreeMap<>();
    private final BlobStore chosen;

    private BlobStores(List<BlobStore> stores, String chosen) {
        stores.forEach(store -> byName.put(store.name(), store));
        this.chosen = named(chosen);
    }

    /**
     * The stores.
     *
     * @param chosen the name of the one that takes new blobs
     * @throws IllegalArgumentException if it is none of theirs
     */
    static BlobStores of(List<BlobStore> stores, String chosen) {
        return new BlobStores(stores, chosen);
    }

    BlobStore chosen() {
        return chosen;
    }

    BlobStore of(KeptBlob blob) {
        return named(blob.store());
    }

    private BlobStore named(String name) {
        BlobStore store = byName.get(name);
        if (store == null) {
            throw new IllegalArgumentException(
                    "lamina.blob-store must be one of " + String.join(", ", byName.keySet()) + ", got " + name);
        }
        return store;
    }
}
