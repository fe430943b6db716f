package io.lamina.service.dataset;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One dataset's row. The content never changes; what people say of it may. */
@Entity
@Table(name = "dataset")
class Dataset {
    @Id
    private UUID id;

    private String name;
    private String description;
    private Instant createdAt;
    private long rowCount;
    private int columnCount;
    private long byteCount;
    private String sha256;

    @Column(name = "table_sha256")
    private String tableSha256;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    private String profile;

    @ElementCollection
    @CollectionTable(name = "dataset_tag", joinColumns = @JoinColumn(name = "dataset_id"))
    @OrderColumn(name = "position")
    @Column(name = "tag")
    @BatchSize(size = 200)
    private List<String> tags = new ArrayList<>();

    /** For Hibernate alone. */
    @SuppressWarnings("NullAway.Init")
    protected Dataset() {}

    Dataset(
            UUID id,
            String name,
            Instant createdAt,
            long rowCount,
            int columnCount,
            long byteCount,
            String sha256,
            String tableSha256,
            String profile) {
        this.id = id;
        this.name = name;
        this.description = "";
        this.createdAt = createdAt;
        this.rowCount = rowCount;
        this.columnCount = columnCount;
        this.byteCount = byteCount;
        this.sha256 = sha256;
        this.tableSha256 = tableSha256;
        this.profile = profile;
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

    String tableSha256() {
        return tableSha256;
    }

    String profile() {
        return profile;
    }
}
