package io.lamina.service.training;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.lamina.service.role.Deployment;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What db-scheduler must know: what a token does, and that tokens carry no data. */
@Configuration(proxyBeanMethods = false)
class TrainingTokens {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);

    /** A token fails where the database did before there was a job, or by a fault of ours: it tries again, each time later. {@link GoneWorkers} sees to those of the dead. */
    @Bean
    Task<Void> trainingToken(QueueWorker worker) {
        return Tasks.custom(TrainingQueue.TOKEN.getTaskName(), Void.class)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_RETRY))
                .onDeadExecution((dead, token) -> {})
                .execute((token, context) -> worker.work(token.getId()));
    }

    @Bean
    DbSchedulerCustomizer tokensWithoutData(Deployment deployment) {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<SchedulerName> schedulerName() {
                // Unique per process: two of one name would take each other's leases for their own.
                return Optional.of(new SchedulerName.Fixed("lamina-" + UUID.randomUUID()));
            }

            @Override
            public Optional<JdbcCustomization> jdbcCustomization() {
                return deployment.isEmbedded() ? Optional.of(new EmbeddedTokens()) : Optional.empty();
            }

            @Override
            public Optional<Serializer> serializer() {
                return Optional.of(new NoData());
            }
        };
    }

    /** The embedded database skips locked rows too, which db-scheduler does not know of it. */
    private static final class EmbeddedTokens extends DefaultJdbcCustomization {
        EmbeddedTokens() {
            super(false);
        }

        @Override
        public boolean supportsGenericLockAndFetch() {
            return true;
        }

        @Override
        public String createGenericSelectForUpdateQuery(
                String tableName, int limit, String requiredAndCondition, boolean orderByPriority) {
            return createSelectDueQuery(tableName, limit, requiredAndCondition, orderByPriority)
                    + " for update skip locked";
        }
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
