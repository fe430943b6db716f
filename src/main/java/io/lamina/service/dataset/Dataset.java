package io.lamina.service.dataset;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One dataset's row. The bytes never change; what people say of them may, and which types their columns have. */
@Entity
@Table(name = "dataset")
class Dataset extends DatasetEntry {
    @Column(name = "table_sha256")
    private String tableSha256;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    private String profile;

    @Enumerated(EnumType.STRING)
    private @Nullable DatasetFormat format;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    private String reading;

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
            DatasetFormat format,
            String reading,
            String tableSha256,
            String profile) {
        super(id, name, createdAt, rowCount, columnCount, byteCount, sha256);
        this.tableSha256 = tableSha256;
        this.profile = profile;
        this.format = format;
        this.reading = reading;
    }

    /** The same bytes make other columns now. */
    void readAgain(String newReading, String newTableSha256, String newProfile) {
        reading = newReading;
        tableSha256 = newTableSha256;
        profile = newProfile;
    }

    /** What the bytes are; null in rows from before this was kept. */
    @Nullable
    DatasetFormat format() {
        return format;
    }

    /** The options that they were read with, as JSON. */
    String reading() {
        return reading;
    }

    String tableSha256() {
        return tableSha256;
    }

    String profile() {
        return profile;
    }
}
