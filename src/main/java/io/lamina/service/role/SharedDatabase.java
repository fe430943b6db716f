package io.lamina.service.role;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What each session tells a PostgreSQL that other processes share, so that nobody waits for ever.
 *
 * <ul>
 *   <li>A process that freezes in the middle of a transaction keeps its locks for as long as its connection lives, and whoever waits
 *       for them stands still with it; so the server ends a transaction in which nothing was asked for {@code
 *       lamina.idle-transaction-timeout}. What it had begun is rolled back whole; its next write is fenced by the attempt.
 *   <li>Until then a statement waits {@code lamina.lock-timeout} for a lock and fails, which a client may repeat and a worker does.
 *   <li>A server that is cut off without a word answers nothing for ever; so a read from it fails after {@link #SILENCE} seconds.
 * </ul>
 *
 * <p>What the operator says in the URL or in the pool's properties is left as it is.
 */
@Configuration(proxyBeanMethods = false)
class SharedDatabase {
    /** More than any statement of Lamina takes; in seconds, as the driver wants it. */
    private static final String SILENCE = "60";

    /** Whether a database at this address may be shared with other processes; null, as a driver may say, is not. */
    static boolean isShared(@Nullable String url) {
        return url != null && url.startsWith("jdbc:postgresql:");
    }

    /** Static, because it has to be there before the pool is. */
    @Bean
    static BeanPostProcessor sharedPool(
            @Value("${lamina.idle-transaction-timeout}") Duration idle,
            @Value("${lamina.lock-timeout}") Duration lock,
            @Value("${db-scheduler.heartbeat-interval}") Duration heartbeat,
            @Value("${db-scheduler.missed-heartbeats-limit}") int missed) {
        Duration lease = heartbeat.multipliedBy(missed);
        check("lamina.idle-transaction-timeout", idle, lease);
        check("lamina.lock-timeout", lock, Duration.ofSeconds(Long.parseLong(SILENCE)));
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool && isShared(pool.getJdbcUrl())) {
                    pool.getDataSourceProperties().putIfAbsent("socketTimeout", SILENCE);
                    pool.getDataSourceProperties().putIfAbsent("tcpKeepAlive", "true");
                    if (pool.getConnectionInitSql() == null) {
                        pool.setConnectionInitSql("set idle_in_transaction_session_timeout = " + idle.toMillis()
                                + "; set lock_timeout = " + lock.toMillis());
                    }
                }
                return bean;
            }
        };
    }

    private static void check(String setting, Duration value, Duration most) {
        if (value.toMillis() < 1 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    setting + " must be between 1 ms and " + most.toMillis() + " ms, got " + value.toMillis() + " ms");
        }
    }
}
