package io.lamina.service.training;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** One line of a job's history: the status it took, when, and why in words. */
@Embeddable
record Transition(
        @Enumerated(EnumType.STRING) @Column(name = "status")
        TrainingStatus status,

        @Column(name = "at") Instant at,
        @Column(name = "message") String message) {}
