package io.lamina.service.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One published version of a model. It never changes; everything that predicts is in its artifact. */
@Entity
@Immutable
@Table(name = "model_version")
class ModelVersion {
    @Id
    private UUID id;

    private String name;
    private int version;
    private Instant createdAt;
    private UUID trainingJobId;
    private String task;
    private @Nullable String target;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    private String metrics;

    @Column(name = "artifact_sha256")
    private String artifactSha256;

    private long artifactBytes;

    /** For Hibernate alone. */
    @SuppressWarnings("NullAway.Init")
    protected ModelVersion() {}

    ModelVersion(UUID id, int version, ModelDraft draft, Instant createdAt) {
        this.id = id;
        this.name = draft.name();
        this.version = version;
        this.createdAt = createdAt;
        this.trainingJobId = draft.trainingJobId();
        this.task = draft.task();
        this.target = draft.target();
        this.metrics = draft.metrics();
        this.artifactSha256 = draft.artifactSha256();
        this.artifactBytes = draft.artifactBytes();
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    int version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    UUID trainingJobId() {
        return trainingJobId;
    }

    String task() {
        return task;
    }

    @Nullable
    String target() {
        return target;
    }

    String metrics() {
        return metrics;
    }

    String artifactSha256() {
        return artifactSha256;
    }

    long artifactBytes() {
        return artifactBytes;
    }
}
