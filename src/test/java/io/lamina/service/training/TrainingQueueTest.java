package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.lamina.service.Databases;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

class TrainingQueueTest {
    private static final Duration OFTEN = Duration.ofMillis(50);

    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    private void work(TaskInstance<Void> token, ExecutionContext context) {
        started.countDown();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void processThatLeavesTakesNoTokenAndRenewsTheLeasesOfThoseItHolds() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        JdbcTemplate jdbc = Databases.migrate(database);
        Scheduler scheduler = Scheduler.create(
                        database, Tasks.oneTime(TrainingQueue.TOKEN).execute(this::work))
                .pollingInterval(OFTEN)
                .heartbeatInterval(OFTEN)
                .threads(2)
                .build();
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("scheduler", scheduler);
        TrainingQueue queue = new TrainingQueue(beans.getBeanProvider(Scheduler.class));
        scheduler.start();
        try {
            scheduler.schedule(TrainingQueue.TOKEN.instance("held").scheduledTo(Instant.EPOCH));
            started.await();
            queue.rest();
            scheduler.schedule(TrainingQueue.TOKEN.instance("due").scheduledTo(Instant.EPOCH));
            for (int beat = 0; beat < 3; beat++) {
                Instant before = heartbeat(jdbc);
                await().until(() -> heartbeat(jdbc).isAfter(before));
            }
            assertThat(jdbc.queryForList("select task_instance from scheduled_tasks where picked", String.class))
                    .containsExactly("held");
        } finally {
            ended.countDown();
            scheduler.stop();
        }
    }

    private static Instant heartbeat(JdbcTemplate jdbc) {
        return Objects.requireNonNull(jdbc.queryForObject(
                        "select last_heartbeat from scheduled_tasks where task_instance = 'held'",
                        OffsetDateTime.class))
                .toInstant();
    }
}
