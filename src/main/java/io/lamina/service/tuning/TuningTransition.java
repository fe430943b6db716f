package io.lamina.service.tuning;

import io.lamina.service.training.TrainingStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** One line of a tuning job's history: the status it took, when, and why in words. */
@Embeddable
record TuningTransition(
        @Enumerated(EnumType.STRING) @Column(name = "status")
        TrainingStatus status,

        @Column(name = "at") Instant at,
        @Column(name = "message") String message) {}
