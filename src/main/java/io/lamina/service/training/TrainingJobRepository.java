package io.lamina.service.training;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface TrainingJobRepository extends JpaRepository<TrainingJob, UUID>, JpaSpecificationExecutor<TrainingJob> {
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select j from TrainingJob j where j.id = :id")
    Optional<TrainingJob> lock(UUID id);

    /** The row for a worker's write: absent when the worker has lost the job, and then it must stop. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select j from TrainingJob j where j.id = :id and j.attempt = :attempt and j.status in :held")
    Optional<TrainingJob> lockHeld(UUID id, int attempt, Collection<TrainingStatus> held);

    /** Jobs that an earlier execution of the same wake-up token held when it died. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select j from TrainingJob j where j.token = :token and j.status in :held")
    List<TrainingJob> lockHeldBy(String token, Collection<TrainingStatus> held);

    /** Ids in the order in which the queue is worked off. */
    @Query("select j.id from TrainingJob j where j.status = :status order by j.priority desc, j.id")
    List<UUID> queue(TrainingStatus status, Limit limit);

    /** The places of jobs in that order, counted from 1. */
    @Query("select q.id as id, q.place as position from (select j.id as id,"
            + " row_number() over (order by j.priority desc, j.id) as place from TrainingJob j"
            + " where j.status = :queued) q where q.id in :ids")
    List<Position> positions(TrainingStatus queued, Collection<UUID> ids);

    List<TrainingJob> findByStatusIn(Collection<TrainingStatus> statuses);

    @Query("select j.id as id, j.attempt as attempt, j.status as status from TrainingJob j where j.id in :ids")
    List<Standing> findStandingByIdIn(Collection<UUID> ids);

    boolean existsByDatasetIdAndStatusIn(UUID datasetId, Collection<TrainingStatus> statuses);

    boolean existsByParametersSha256(String sha256);

    /** What a worker needs to know of its job between two batches. */
    record Standing(UUID id, int attempt, TrainingStatus status) {}

    /** Where a waiting job stands. */
    record Position(UUID id, long position) {}
}
