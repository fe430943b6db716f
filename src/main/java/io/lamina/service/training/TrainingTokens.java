package io.lamina.service.training;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What db-scheduler must know: what a token does, and that tokens carry no data. */
@Configuration(proxyBeanMethods = false)
class TrainingTokens {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);

    /**
     * A token that fails has met a failing database or blob store, since every other fault ends the job and not the token; so it
     * tries again, each time later.
     */
    @Bean
    Task<Void> trainingToken(QueueWorker worker) {
        return Tasks.custom(TrainingQueue.TOKEN.getTaskName(), Void.class)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_RETRY))
                .onDeadExecutionRevive()
                .execute((token, context) -> worker.work(token.getId()));
    }

    @Bean
    DbSchedulerCustomizer tokensWithoutData() {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<SchedulerName> schedulerName() {
                // Unique per process: two of one name would take each other's leases for their own.
                return Optional.of(new SchedulerName.Fixed("lamina-" + UUID.randomUUID()));
            }

            @Override
            public Optional<Serializer> serializer() {
                return Optional.of(new NoData());
            }
        };
    }

    /** Refuses to read or write anything: no object ever comes out of the token table, least of all by Java deserialization. */
    private static final class NoData implements Serializer {
        @Override
        public byte[] serialize(Object data) {
            if (data != null) {
                throw new IllegalArgumentException("tokens carry no data");
            }
            return new byte[0];
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] bytes) {
            throw new IllegalArgumentException("tokens carry no data");
        }
    }
}
