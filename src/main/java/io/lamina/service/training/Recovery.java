package io.lamina.service.training;

import io.lamina.service.role.Deployment;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts right what an earlier process left: on an embedded database, whose file admits one process, whoever held a job is dead and
 * there is no lease to wait for; on a shared one others may be alive, and the leases decide. Now and then it sees to it that
 * there are enough wake-up tokens: a job without one would wait for ever.
 */
@Component
class Recovery implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Deployment deployment;
    private final JdbcTemplate jdbc;
    private final TrainingJobRepository jobs;
    private final Claims claims;
    private final TrainingQueue queue;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    Recovery(
            Deployment deployment,
            JdbcTemplate jdbc,
            TrainingJobRepository jobs,
            Claims claims,
            TrainingQueue queue,
            InstantSource clock,
            TransactionTemplate transaction) {
        this.deployment = deployment;
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.claims = claims;
        this.queue = queue;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!deployment.isEmbedded()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            for (TrainingJob job : jobs.findByStatusIn(TrainingStatus.HELD)) {
                if (job.token() != null) {
                    claims.abandon(job);
                }
            }
            jdbc.update(
                    "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null where picked");
        });
    }

    /** Tokens are as many as jobs, but name none; only where some are missing is it worth while to look for whom. */
    @Scheduled(initialDelay = 1, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void replaceLostTokens() {
        try {
            transaction.executeWithoutResult(status -> {
                Instant now = clock.instant();
                Set<String> missing = new TreeSet<>(jobs.heldByLostTokens());
                if (jobs.countDueTokens(now) < jobs.countDue(now)) {
                    missing.addAll(jobs.dueWithoutToken(now));
                }
                missing.forEach(token -> queue.wake(token, now));
            });
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("cannot look for jobs without a token: {}", e.getMessage());
        }
    }
}
