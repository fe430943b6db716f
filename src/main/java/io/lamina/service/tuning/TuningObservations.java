package io.lamina.service.tuning;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Trials of an earlier search that a tuning job has seen from the start. A row of their own, for they may be megabytes and lists need none. */
@Entity
@Table(name = "tuning_observations")
class TuningObservations {
    @Id
    private UUID jobId;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    private String trials;

    /** For Hibernate alone. */
    @SuppressWarnings("NullAway.Init")
    protected TuningObservations() {}

    TuningObservations(UUID jobId, String trials) {
        this.jobId = jobId;
        this.trials = trials;
    }

    UUID jobId() {
        return jobId;
    }

    String trials() {
        return trials;
    }
}
