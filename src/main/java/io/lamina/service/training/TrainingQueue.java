package io.lamina.service.training;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import java.sql.SQLException;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wakes workers: a token in db-scheduler's table says "there may be a job for you", no more.
 *
 * <p>The token is written in the same transaction as the job, so neither can exist without the other; the scheduler is told after
 * the commit, because before it no worker could see the row.
 */
@Component
class TrainingQueue {
    static final TaskDescriptor<Void> TOKEN = TaskDescriptor.of("training");

    private static final SQLStateSQLExceptionTranslator SQL_STATES = new SQLStateSQLExceptionTranslator();

    // The scheduler needs the task, the task needs the worker: asked for late, there is no circle.
    private final ObjectProvider<Scheduler> scheduler;

    TrainingQueue(ObjectProvider<Scheduler> scheduler) {
        this.scheduler = scheduler;
    }

    private static DataAccessException translated(String name, RuntimeException e) {
        String what = "wake-up token " + name;
        DataAccessException translated =
                e.getCause() instanceof SQLException cause ? SQL_STATES.translate(what, null, cause) : null;
        return translated == null ? new ConcurrencyFailureException(what + ": " + e.getMessage(), e) : translated;
    }

    /**
     * A process that leaves takes no more tokens, only to push them ahead for others, while it answers its last requests; it goes on to
     * renew the leases of those that it holds.
     */
    @EventListener(ContextClosedEvent.class)
    void rest() {
        scheduler.getObject().pause();
    }

    /**
     * Adds a token of this name, or makes the one there is due; call it inside the transaction that queues a job. A job that is new
     * lends its id as the name.
     *
     * @throws DataAccessException if the token cannot be written, whichever exception the scheduler has for that
     */
    void wake(String name, Instant now) {
        try {
            scheduler
                    .getObject()
                    .schedule(TOKEN.instance(name).scheduledTo(now), ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        } catch (DbSchedulerException | SQLRuntimeException e) {
            throw translated(name, e);
        }
        tellAfterCommit();
    }

    /** Lets this process look for tokens that are due as soon as the transaction has committed, if it runs jobs. */
    void tellAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.getObject().triggerCheckForDueExecutions();
            }
        });
    }
}
