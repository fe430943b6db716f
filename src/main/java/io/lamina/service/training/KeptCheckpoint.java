package io.lamina.service.training;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * A checkpoint that a job's row names.
 *
 * @param sha256 its blob
 * @param epoch the epoch that was running, from 1; those before it are completed
 * @param batch how many of its batches were done
 */
@Embeddable
record KeptCheckpoint(
        @Column(name = "checkpoint_sha256") String sha256,
        @Column(name = "checkpoint_bytes") long byteCount,
        @Column(name = "checkpoint_epoch") int epoch,
        @Column(name = "checkpoint_batch") int batch) {}
