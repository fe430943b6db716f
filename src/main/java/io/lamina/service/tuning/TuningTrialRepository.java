package io.lamina.service.tuning;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface TuningTrialRepository extends JpaRepository<TuningTrial, UUID> {
    /** All trials of a job, by their numbers. */
    List<TuningTrial> findByJobIdOrderByNumber(UUID jobId);

    /** Those behind a number, by their numbers. */
    List<TuningTrial> findByJobIdAndNumberGreaterThanOrderByNumber(UUID jobId, int number, Limit limit);

    /** Those that ended behind others, in the order of their ends. */
    List<TuningTrial> findByJobIdAndEndNumberGreaterThanOrderByEndNumber(UUID jobId, int endNumber, Limit limit);

    Optional<TuningTrial> findByTrainingJobId(UUID trainingJobId);

    /** How many trials of some jobs stand where. */
    @Query("select t.jobId as jobId, t.status as status, count(t) as trials, sum(t.epochs) as epochs from TuningTrial t"
            + " where t.jobId in :jobs group by t.jobId, t.status")
    List<Count> count(Collection<UUID> jobs);

    /** Trials of a job in one status, and the epochs they have trained. */
    record Count(UUID jobId, TrialStatus status, long trials, long epochs) {}
}
