package io.lamina.service.role;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What each session tells a PostgreSQL that other processes share. A process that freezes in the middle of a transaction keeps its
 * locks for as long as its connection lives, and whoever waits for them stands still with it; so the server ends a transaction in which
 * nothing was asked for {@code lamina.idle-transaction-timeout}. What it had begun is rolled back whole; its next write is
 * fenced by the attempt.
 */
@Configuration(proxyBeanMethods = false)
class SharedDatabase {
    /** Static, because it has to be there before the pool is. A statement of the operator's own is left as it is. */
    @Bean
    static BeanPostProcessor idleTransactions(@Value("${lamina.idle-transaction-timeout}") Duration timeout) {
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "lamina.idle-transaction-timeout must be at least 1 ms, got " + timeout.toMillis() + " ms");
        }
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool
                        && String.valueOf(pool.getJdbcUrl()).startsWith("jdbc:postgresql:")
                        && pool.getConnectionInitSql() == null) {
                    pool.setConnectionInitSql("set idle_in_transaction_session_timeout = " + timeout.toMillis());
                }
                return bean;
            }
        };
    }
}
