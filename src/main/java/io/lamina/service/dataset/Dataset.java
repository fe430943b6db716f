package io.lamina.service.dataset;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One dataset's row. The content never changes; what people say of it may. */
@Entity
@Table(name = "dataset")
class Dataset extends DatasetEntry {
    @Column(name = "table_sha256")
    private String tableSha256;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    private String profile;

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
        super(id, name, createdAt, rowCount, columnCount, byteCount, sha256);
        this.tableSha256 = tableSha256;
        this.profile = profile;
    }

    String tableSha256() {
        return tableSha256;
    }

    String profile() {
        return profile;
    }
}
