package io.lamina.service.training;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts right what an earlier process left: on an embedded database, whose file admits one process, whoever held a job is dead and
 * there is no lease to wait for; on a shared one others may be alive, and the leases decide. Now and then it sees to it that
 * there are enough wake-up tokens: a job without one would wait for ever.
 */
@Component
class Recovery implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final TrainingJobRepository jobs;
    private final Claims claims;
    private final TrainingQueue queue;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    Recovery(
            DataSource dataSource,
            JdbcTemplate jdbc,
            TrainingJobRepository jobs,
            Claims claims,
            TrainingQueue queue,
            InstantSource clock,
            TransactionTemplate transaction) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.claims = claims;
        this.queue = queue;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!isEmbedded()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            for (TrainingJob job : jobs.findByStatusIn(TrainingStatus.HELD)) {
                LOG.info("job {} was left by a process that is gone", job.id());
                claims.abandon(job);
            }
            jdbc.update(
                    "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null where picked");
        });
    }

    @Scheduled(initialDelay = 1, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void replaceLostTokens() {
        transaction.executeWithoutResult(status -> {
            Stream.concat(jobs.queuedWithoutToken().stream(), jobs.heldByLostTokens().stream())
                    .forEach(token -> queue.wake(token, clock.instant()));
        });
    }

    private boolean isEmbedded() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("H2");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot ask the database for its name", e);
        }
    }
}
