package io.lamina.service.dataset;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;

/** What a list shows of a dataset's row. */
@MappedSuperclass
abstract class DatasetEntry {
    @Id
    private UUID id;

    private String name;
    private String description;
    private Instant createdAt;
    private long rowCount;
    private int columnCount;
    private long byteCount;
    private String sha256;

    @ElementCollection
    @CollectionTable(name = "dataset_tag", joinColumns = @JoinColumn(name = "dataset_id"))
    @OrderColumn(name = "position")
    @Column(name = "tag")
    @BatchSize(size = 200)
    private List<String> tags = new ArrayList<>();

    /** For Hibernate alone. */
    @SuppressWarnings("NullAway.Init")
    DatasetEntry() {}

    DatasetEntry(
            UUID id, String name, Instant createdAt, long rowCount, int columnCount, long byteCount, String sha256) {
        this.id = id;
        this.name = name;
        this.description = "";
        this.createdAt = createdAt;
        this.rowCount = rowCount;
        this.columnCount = columnCount;
        this.byteCount = byteCount;
        this.sha256 = sha256;
    }

    void rename(String newName) {
        name = newName;
    }

    void describe(String newDescription) {
        description = newDescription;
    }

    void tag(List<String> newTags) {
        tags.clear();
        tags.addAll(newTags);
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    String description() {
        return description;
    }

    List<String> tags() {
        return tags;
    }

    Instant createdAt() {
        return createdAt;
    }

    long rowCount() {
        return rowCount;
    }

    int columnCount() {
        return columnCount;
    }

    long byteCount() {
        return byteCount;
    }

    String sha256() {
        return sha256;
    }
}
