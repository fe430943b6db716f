package io.lamina.service.dataset;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A dataset's row without its profile, which may have megabytes and which no list shows. Only read. */
@Entity
@Immutable
@Table(name = "dataset")
class ListedDataset extends DatasetEntry {
    /** For Hibernate alone. */
    protected ListedDataset() {}
}
