package io.lamina.service.training;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The jobs that workers of this process hold. Four times a second it asks the database whether each is still wanted and still
 * ours: one query for all of them, and nothing at all while none runs.
 */
@Component
class RunningJobs {
    private static final Logger LOG = LoggerFactory.getLogger(RunningJobs.class);

    private final TrainingJobRepository jobs;
    private final Map<UUID, RunningJob> running = new ConcurrentHashMap<>();
    private volatile boolean closing;

    RunningJobs(TrainingJobRepository jobs) {
        this.jobs = jobs;
    }

    RunningJob enter(Claim claim) {
        RunningJob job = new RunningJob(claim.id(), claim.attempt(), claim.parentId());
        RunningJob former = running.put(job.id(), job);
        if (former != null) {
            former.lose();
        }
        if (closing) {
            job.stop(JobStop.HANDED_BACK);
        }
        return job;
    }

    void leave(RunningJob job) {
        running.remove(job.id(), job);
    }

    /** Whether this process is shutting down and should take no more work. */
    boolean isClosing() {
        return closing;
    }

    @Scheduled(fixedDelay = 250)
    void watch() {
        if (running.isEmpty()) {
            return;
        }
        try {
            // As they were before the question: one that is entered meanwhile may have been claimed after the answer.
            List<RunningJob> watched = List.copyOf(running.values());
            Set<UUID> ids = watched.stream().map(RunningJob::id).collect(Collectors.toSet());
            Map<UUID, TrainingJobRepository.Standing> standings = jobs.findStandingByIdIn(ids).stream()
                    .collect(Collectors.toMap(TrainingJobRepository.Standing::id, standing -> standing));
            watched.forEach(job -> judge(job, standings.get(job.id())));
        } catch (DataAccessException | TransactionException e) {
            // The database may be away for a moment; the fence on every write makes a late verdict harmless.
            LOG.warn("cannot ask whether running jobs are still wanted: {}", e.getMessage());
        }
    }

    private static void judge(RunningJob job, TrainingJobRepository.@Nullable Standing standing) {
        if (standing == null
                || standing.attempt() != job.attempt()
                || !TrainingStatus.HELD.contains(standing.status())) {
            job.lose();
        } else if (standing.status() == TrainingStatus.CANCELLING) {
            job.stop(JobStop.CANCELLED);
        }
    }

    @EventListener(ContextClosedEvent.class)
    void handBackAll() {
        closing = true;
        running.values().forEach(job -> job.stop(JobStop.HANDED_BACK));
    }
}
