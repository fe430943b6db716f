package io.lamina.service;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** An H2 and a real PostgreSQL for tests that need a database and no service; one of each for all of them. */
public final class Databases {
    private Databases() {}

    private static final class H2 {
        static final DataSource POOL =
                pool("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "sa", "");
    }

    private static final class Postgres {
        static final DataSource POOL = pool(start().getJdbcUrl("postgres", "postgres"), "postgres", "postgres");

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new IllegalStateException("PostgreSQL does not start", e);
            }
        }
    }

    public static DataSource h2() {
        return H2.POOL;
    }

    public static DataSource postgres() {
        return Postgres.POOL;
    }

    /** Makes the service's tables. */
    public static JdbcTemplate migrate(DataSource database) {
        // Flyway has not been verified with the newest H2, and says so each time; application.yaml has the same line.
        ((Logger) LoggerFactory.getLogger("org.flywaydb")).setLevel(Level.ERROR);
        Flyway.configure().dataSource(database).load().migrate();
        return new JdbcTemplate(database);
    }

    private static DataSource pool(String url, String user, String password) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(12);
        return pool;
    }
}
