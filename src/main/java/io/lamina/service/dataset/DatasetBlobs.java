package io.lamina.service.dataset;

import io.lamina.service.blob.BlobOwner;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Says which blobs datasets need: the bytes that came, and the columns made of them. */
@Component
class DatasetBlobs implements BlobOwner {
    private final DatasetRepository datasets;

    DatasetBlobs(DatasetRepository datasets) {
        this.datasets = datasets;
    }

    @Override
    public Set<String> needed(Collection<String> sha256s) {
        Set<String> needed = new HashSet<>(datasets.sha256s(sha256s));
        needed.addAll(datasets.tableSha256s(sha256s));
        return needed;
    }
}
