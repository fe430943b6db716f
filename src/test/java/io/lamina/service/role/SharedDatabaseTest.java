package io.lamina.service.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SharedDatabaseTest {
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static HikariDataSource prepared(HikariDataSource pool, String url) {
        pool.setJdbcUrl(url);
        SharedDatabase.sharedPool(Duration.ofSeconds(30), Duration.ofSeconds(5), HEARTBEAT, 6)
                .postProcessBeforeInitialization(pool, "dataSource");
        return pool;
    }

    private static void assertRefused(Duration idle, Duration lock, String setting) {
        assertThatThrownBy(() -> SharedDatabase.sharedPool(idle, lock, HEARTBEAT, 6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(setting + " must be between 1 ms and ");
    }

    @Test
    void nobodyWaitsForEverOnPostgres() {
        try (HikariDataSource pool = prepared(new HikariDataSource(), "jdbc:postgresql://host/lamina")) {
            assertThat(pool.getDataSourceProperties())
                    .containsEntry("socketTimeout", "60")
                    .containsEntry("tcpKeepAlive", "true");
            assertThat(pool.getConnectionInitSql())
                    .isEqualTo("set idle_in_transaction_session_timeout = 30000; set lock_timeout = 5000");
        }
    }

    @Test
    void whatTheOperatorSaysIsLeftAsItIs() {
        HikariDataSource own = new HikariDataSource();
        own.addDataSourceProperty("socketTimeout", "600");
        own.setConnectionInitSql("select 1");
        try (HikariDataSource pool = prepared(own, "jdbc:postgresql://host/lamina")) {
            assertThat(pool.getDataSourceProperties()).containsEntry("socketTimeout", "600");
            assertThat(pool.getConnectionInitSql()).isEqualTo("select 1");
        }
    }

    @Test
    void embeddedDatabaseIsToldNothing() {
        try (HikariDataSource pool = prepared(new HikariDataSource(), "jdbc:h2:mem:")) {
            assertThat(pool.getDataSourceProperties()).isEmpty();
            assertThat(pool.getConnectionInitSql()).isNull();
        }
    }

    @Test
    void timeoutsThatWouldBeOverTooLateOrAtOnceAreRefused() {
        Duration second = Duration.ofSeconds(1);
        assertRefused(Duration.ZERO, second, "lamina.idle-transaction-timeout");
        assertRefused(Duration.ofSeconds(31), second, "lamina.idle-transaction-timeout");
        assertRefused(second, Duration.ZERO, "lamina.lock-timeout");
        assertRefused(second, Duration.ofSeconds(61), "lamina.lock-timeout");
    }
}
