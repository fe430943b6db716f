package io.lamina.service.blob;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** A module that keeps blobs and can say whether it still needs one; equal content is stored once, whoever owns it. */
public interface BlobOwner {
    /** Whether a committed row of this module names the blob. */
    boolean needs(String sha256);

    /** Those of the blobs that it needs; worth a query of its own where a module has many. */
    default Set<String> needed(Collection<String> sha256s) {
        return sha256s.stream().filter(this::needs).collect(Collectors.toSet());
    }
}
