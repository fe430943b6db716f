package io.lamina.service.model;

import io.lamina.service.blob.BlobOwner;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Says which blobs models need: their artifacts. */
@Component
class ModelBlobs implements BlobOwner {
    private final ModelVersionRepository versions;

    ModelBlobs(ModelVersionRepository versions) {
        this.versions = versions;
    }

    @Override
    public Set<String> needed(Collection<String> sha256s) {
        return new HashSet<>(versions.artifacts(sha256s));
    }
}
