package io.lamina.service.tuning;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface TuningJobRepository extends JpaRepository<TuningJob, UUID>, JpaSpecificationExecutor<TuningJob> {
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select j from TuningJob j where j.id = :id")
    Optional<TuningJob> lock(UUID id);

    /** Jobs whose time is over, and that nobody has stopped yet. */
    @Query("select j.id from TuningJob j where j.status = io.lamina.service.training.TrainingStatus.RUNNING"
            + " and j.deadline <= :now and j.stoppedBy is null order by j.deadline")
    List<UUID> outOfTime(Instant now, Limit limit);

    /** Replays of which nothing is left but to compare them. */
    @Query("select j.id from TuningJob j where j.status = io.lamina.service.training.TrainingStatus.RUNNING"
            + " and j.awaitsVerdict = true order by j.id")
    List<UUID> awaitingVerdict(Limit limit);

    /** Jobs that ended before the given time, those of the longest ago first. */
    @Query("select j.id from TuningJob j where j.finishedAt < :before order by j.finishedAt")
    List<UUID> finishedBefore(Instant before, Limit limit);
}
