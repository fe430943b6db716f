package io.lamina.service.training;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint that a job's row names.
 *
 * @param sha256 its blob
 * @param epoch the epoch that was running, from 1; those before it are completed
 * @param batch how many of its batches were done
 * @param core the kind of processor that trained so far, as {@code BlasCore} names it; null: kept by a version that did not write it down
 */
@Embeddable
record KeptCheckpoint(
        @Column(name = "checkpoint_sha256") String sha256,
        @Column(name = "checkpoint_bytes") long byteCount,
        @Column(name = "checkpoint_epoch") int epoch,
        @Column(name = "checkpoint_batch") int batch,
        @Column(name = "checkpoint_core") @Nullable String core) {}
