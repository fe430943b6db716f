package io.lamina.service.training;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives back the jobs of workers that are gone, whichever process looks: also one that takes requests only, and one whose workers are all
 * busy. So a job is {@code RUNNING} only while somebody runs it, and it keeps its place before younger ones.
 *
 * <p>It looks at every second heartbeat for tokens whose lease is over, and {@link SilentTokens} says which of them have no worker any
 * more. The token and the job that it held change in one transaction, which asks for the token as it was seen: of two processes that look at
 * the same time one finds it changed, and so does a worker that was frozen.
 */
@Component
class GoneWorkers implements SchedulingConfigurer {
    private static final Logger LOG = LoggerFactory.getLogger(GoneWorkers.class);
    private static final int HEARTBEATS_PER_LOOK = 2;

    private static final String SILENT = "select task_instance, last_heartbeat, version from scheduled_tasks"
            + " where task_name = 'training' and picked and last_heartbeat <= ? order by last_heartbeat";

    private static final String FREE =
            "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null,"
                    + " execution_time = ?, version = version + 1 where task_name = 'training' and task_instance = ? and picked"
                    + " and last_heartbeat <= ? and version = ?";

    private final SilentTokens silences = new SilentTokens();
    private final JdbcTemplate jdbc;
    private final Claims claims;
    private final TrainingQueue queue;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Duration heartbeat;
    private final Duration lease;

    GoneWorkers(
            JdbcTemplate jdbc,
            Claims claims,
            TrainingQueue queue,
            TransactionTemplate transaction,
            InstantSource clock,
            @Value("${db-scheduler.heartbeat-interval}") Duration heartbeat,
            @Value("${db-scheduler.missed-heartbeats-limit}") int missed) {
        this.jdbc = jdbc;
        this.claims = claims;
        this.queue = queue;
        this.transaction = transaction;
        this.clock = clock;
        this.heartbeat = heartbeat;
        this.lease = heartbeat.multipliedBy(missed);
    }

    private record Token(String name, Instant heartbeat, long version) {
        static Token read(ResultSet row) throws SQLException {
            return new Token(
                    row.getString("task_instance"),
                    row.getObject("last_heartbeat", OffsetDateTime.class).toInstant(),
                    row.getLong("version"));
        }
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        Duration pause = heartbeat.multipliedBy(HEARTBEATS_PER_LOOK);
        registrar.addFixedDelayTask(new FixedDelayTask(this::look, pause, pause));
    }

    void look() {
        try {
            Instant now = clock.instant();
            OffsetDateTime over = time(now.minus(lease));
            for (Token token : jdbc.query(SILENT, (row, index) -> Token.read(row), over)) {
                if (silences.isGone(token.name(), token.heartbeat(), now)) {
                    transaction.executeWithoutResult(status -> free(token, now, over));
                }
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("cannot look for workers that are gone: {}", e.getMessage());
        }
    }

    private void free(Token token, Instant now, OffsetDateTime over) {
        if (jdbc.update(FREE, time(now), token.name(), over, token.version()) == 1) {
            claims.handBackFormer(token.name());
            queue.tellAfterCommit();
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
