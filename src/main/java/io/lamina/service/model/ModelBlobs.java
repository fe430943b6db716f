package io.lamina.service.model;

import io.lamina.service.blob.BlobOwner;
import org.springframework.stereotype.Component;

/** Says which blobs models need: their artifacts. */
@Component
class ModelBlobs implements BlobOwner {
    private final ModelVersionRepository versions;

    ModelBlobs(ModelVersionRepository versions) {
        this.versions = versions;
    }

    @Override
    public boolean needs(String sha256) {
        return versions.existsByArtifactSha256(sha256);
    }
}
