package io.lamina.service.dataset;

import java.util.UUID;

/** A module that works with datasets and can say that one must stay for now. */
public interface DatasetUse {
    /** Whether unfinished work needs the dataset; asked while the dataset's row is locked. */
    boolean isUsing(UUID datasetId);
}
