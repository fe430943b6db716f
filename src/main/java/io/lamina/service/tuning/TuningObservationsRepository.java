package io.lamina.service.tuning;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface TuningObservationsRepository extends JpaRepository<TuningObservations, UUID> {}
