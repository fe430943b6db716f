package io.lamina.service.training;

import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;

interface TrainingJobRepository extends JpaRepository<TrainingJob, UUID>, JpaSpecificationExecutor<TrainingJob> {
    /** Hibernate's number for SKIP LOCKED. */
    String SKIP_LOCKED = "-2";

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select j from TrainingJob j where j.id = :id")
    Optional<TrainingJob> lock(UUID id);

    /** The row for a worker's write: absent when the worker has lost the job, and then it must stop. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select j from TrainingJob j where j.id = :id and j.attempt = :attempt and j.status in :held"
            + " and j.waitsForParts = false")
    Optional<TrainingJob> lockHeld(UUID id, int attempt, Collection<TrainingStatus> held);

    /** What asked for a row as a part of its own work: absent if a client did. */
    @Query("select j.parentId from TrainingJob j where j.id = :id and j.parentId is not null")
    Optional<UUID> parentOf(UUID id);

    /** The trials of an owner, by their numbers. */
    List<TrainingJob> findByParentIdOrderByPart(UUID parentId);

    /** Those of them that have not ended. */
    @Query("select j.id from TrainingJob j where j.parentId = :parentId and j.finishedAt is null order by j.part")
    List<UUID> openParts(UUID parentId);

    /** Rows of which a part is held by this wake-up token. */
    @Query("select distinct j.parentId from TrainingJob j where j.token = :token and j.status in :held"
            + " and j.parentId is not null order by j.parentId")
    List<UUID> parentsOfHeldBy(String token, Collection<TrainingStatus> held);

    /** The first part of a row that has not ended; null if all have. */
    @Query("select min(j.part) from TrainingJob j where j.parentId = :parentId")
    @Nullable
    Integer firstPart(UUID parentId);

    /** What the parts of a row keep to go on with. */
    @Query(
            "select j.checkpoint.sha256 from TrainingJob j where j.parentId = :parentId and j.checkpoint.sha256 is not null")
    List<String> checkpointsOfParts(UUID parentId);

    /** Removes what a row has asked for and needs no more; workers that hold some of it find it gone. */
    @Modifying(flushAutomatically = true)
    @Query("delete from TrainingJob j where j.parentId = :parentId")
    void deleteParts(UUID parentId);

    /** How far the parts of rows have come. */
    @Query(
            "select p.parentId as parentId, count(p) as open, sum(cast(p.epoch as double) / p.epochs) as learned,"
                    + " max(case when p.part = j.fold then p.epoch else 0 end) as epoch"
                    + " from TrainingJob p join TrainingJob j on p.parentId = j.id where p.parentId in :parents group by p.parentId")
    List<PartsProgress> progressOfParts(Collection<UUID> parents);

    /** Jobs that an earlier execution of the same wake-up token held when it died. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select j from TrainingJob j where j.token = :token and j.status in :held")
    List<TrainingJob> lockHeldBy(String token, Collection<TrainingStatus> held);

    /**
     * The next jobs of a client that are due. The order names every column of the index, equal ones too, so that the embedded
     * database reads it in order.
     */
    @Query("select j.id from TrainingJob j where j.status = :status and j.client = :client"
            + " and (j.notBefore is null or j.notBefore <= :now)"
            + " order by j.status, j.client, j.priority desc, j.id")
    List<UUID> next(TrainingStatus status, String client, Instant now, Limit limit);

    /** The row if it is still in this status and nobody else holds a lock on it; it is not waited for. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = SKIP_LOCKED))
    @Query("select j from TrainingJob j where j.id = :id and j.status = :status")
    Optional<TrainingJob> lockIfFree(UUID id, TrainingStatus status);

    /** Jobs that a client has cancelled while no worker held them, so that one has still to keep their best parameters. */
    @Query("select j.id from TrainingJob j where j.status = io.lamina.service.training.TrainingStatus.CANCELLING"
            + " and j.token is null and (j.notBefore is null or j.notBefore <= :now) order by j.id")
    List<UUID> cancelledAndWaiting(Instant now, Limit limit);

    /** Jobs that a worker might take now. */
    @Query(
            "select count(j) from TrainingJob j where j.status in (io.lamina.service.training.TrainingStatus.QUEUED,"
                    + " io.lamina.service.training.TrainingStatus.CANCELLING) and j.token is null and (j.notBefore is null or j.notBefore <= :now)")
    long countDue(Instant now);

    /** Tokens that will wake a worker now. */
    @Query(
            nativeQuery = true,
            value = "select count(*) from scheduled_tasks where task_name = 'training' and picked = false"
                    + " and execution_time <= :now")
    long countDueTokens(Instant now);

    /** Waiting jobs that are due, and that no token of their own stands for which is due or at work; a thousand at most. */
    @Query(
            nativeQuery = true,
            value = "select cast(j.id as varchar(36)) from training_job j where j.status in ('QUEUED', 'CANCELLING')"
                    + " and j.token is null and (j.not_before is null or j.not_before <= :now) and not exists"
                    + " (select 1 from scheduled_tasks t where t.task_name = 'training'"
                    + " and t.task_instance = cast(j.id as varchar(36)) and (t.picked or t.execution_time <= :now))"
                    + " fetch first 1000 rows only")
    List<String> dueWithoutToken(Instant now);

    /** Tokens that hold a job but are gone themselves. */
    @Query(
            nativeQuery = true,
            value =
                    "select j.token from training_job j where j.status in ('RUNNING', 'CANCELLING') and j.token is not null"
                            + " and not exists (select 1 from scheduled_tasks t where t.task_name = 'training'"
                            + " and t.task_instance = j.token)")
    List<String> heldByLostTokens();

    List<TrainingJob> findByStatusIn(Collection<TrainingStatus> statuses);

    @Query("select j.id as id, j.attempt as attempt, j.status as status from TrainingJob j where j.id in :ids")
    List<Standing> findStandingByIdIn(Collection<UUID> ids);

    long countByStatus(TrainingStatus status);

    boolean existsByDatasetIdAndStatusIn(UUID datasetId, Collection<TrainingStatus> statuses);

    @Query("select j.checkpoint.sha256 from TrainingJob j where j.checkpoint.sha256 in :sha256s")
    List<String> checkpoints(Collection<String> sha256s);

    @Query("select j.parametersSha256 from TrainingJob j where j.parametersSha256 in :sha256s")
    List<String> parameters(Collection<String> sha256s);

    /** Jobs of clients that ended before the given time, those of the longest ago first; trials go with those who asked for them. */
    @Query("select j.id from TrainingJob j where j.finishedAt < :before and j.parentId is null order by j.finishedAt")
    List<UUID> finishedBefore(Instant before, Limit limit);

    /**
     * How far the parts of a row are that have not ended.
     *
     * @param open how many they are
     * @param learned the shares of their epochs that are trained, added up
     * @param epoch how far the first of them is
     */
    record PartsProgress(UUID parentId, long open, double learned, int epoch) {}

    /** What a worker needs to know of its job between two batches. */
    record Standing(UUID id, int attempt, TrainingStatus status) {}
}
