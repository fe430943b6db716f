package io.lamina.service.training;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a process on an embedded database does before it takes work: the file admits one process, so whoever held a job is dead,
 * and there is no lease to wait for. On a shared database others may be alive, and the leases decide.
 */
@Component
class Recovery implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final TrainingJobRepository jobs;
    private final TrainingWorker worker;
    private final TransactionTemplate transaction;

    Recovery(
            DataSource dataSource,
            JdbcTemplate jdbc,
            TrainingJobRepository jobs,
            TrainingWorker worker,
            TransactionTemplate transaction) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.worker = worker;
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
                worker.abandon(job);
            }
            jdbc.update(
                    "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null where picked");
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
